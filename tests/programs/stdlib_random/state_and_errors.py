# getstate, setstate, and messages for wrong arguments.
import random
r = random.Random(3)
r.gauss()
state = r.getstate()
first = [r.gauss(), r.random(), r.randrange(9)]
r.setstate(state)
print(first == [r.gauss(), r.random(), r.randrange(9)], state[0], len(state[1]))

def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

attempt(lambda: random.randrange(0))
attempt(lambda: random.randrange(5, 5))
attempt(lambda: random.randrange(5, 1, 2))
attempt(lambda: random.randrange(1, 5, 0))
attempt(lambda: random.randrange(1.5))
attempt(lambda: random.randint(3, 1))
attempt(lambda: random.choice([]))
attempt(lambda: random.sample({1}, 1))
attempt(lambda: random.sample([1], 2))
attempt(lambda: random.sample([1, 2], 1, counts=[1]))
attempt(lambda: random.choices([1], [0]))
attempt(lambda: random.choices([1, 2], [1]))
attempt(lambda: random.choices([1, 2], 5))
attempt(lambda: random.choices([1], [1], cum_weights=[1]))
attempt(lambda: random.seed([]))
attempt(lambda: random.setstate((1,)))
attempt(lambda: random.binomialvariate(5, 2))
attempt(lambda: random.gammavariate(0, 1))
attempt(lambda: random.SystemRandom().getstate())
attempt(lambda: random.getrandbits(-1))
attempt(lambda: 0 <= random.SystemRandom().random() < 1)
