# count, cycle and repeat.
from itertools import count, cycle, repeat, islice
print(list(islice(count(), 3)), list(islice(count(10, -2), 4)), list(islice(count(0.5, 0.25), 3)))
print(list(islice(cycle('ab'), 5)), list(islice(cycle([]), 5)), list(repeat('x', 3)), list(repeat(1, 0)), list(repeat(1, -2)))
c = count(3)
next(c)
print(c, repr(count(1, 2)), repr(count(2.5)), repr(repeat('a')), repr(repeat('a', 2)))
r = repeat(7, 2)
next(r)
print(r, r.__length_hint__(), list(map(pow, range(4), repeat(2))))
for f in (lambda: count('a'), lambda: repeat(), lambda: repeat(1, 'x'), lambda: cycle(3)):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(list(islice(count(2**63 - 1), 3)))
