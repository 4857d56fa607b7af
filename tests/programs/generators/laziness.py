# A generator runs only when asked, step by step.
def g():
    print("1")
    yield "a"
    print("2")
    yield "b"
    print("3")
it = g()
print("made")
for x in it: print("got", x)
def naturals():
    n = 0
    while True:
        yield n
        n += 1
def take(n, it):
    for _, x in zip(range(n), it): yield x
def sieve(it):
    p = next(it)
    yield p
    yield from sieve(x for x in it if x % p)
nat = naturals(); next(nat); next(nat)
print(list(take(10, sieve(nat))))
e = (print("eval", i) or i for i in range(3))
print("not yet"); print(next(e)); print(list(e))
src = [1, 2, 3]
lazy = (x * f for x in src)
src.append(4); f = 10
print(list(lazy))
try: bad = (x for x in 5)
except TypeError as err: print(err)
ok = (y for x in [1] for y in 5)
try: list(ok)
except TypeError as err: print(err)
print(next((x for x in range(10) if x > 4), None), any(print(x) or x for x in (0, 1, 2)), list(zip(it := iter("abcdef"), it)))
def f():
    return 5
    yield
print(list(f()), sum(x for x in range(4)), max((len(w), w) for w in ["a", "bbb", "cc"]), "".join(c for c in "abc" if c != "b"), dict((k, k * 2) for k in "ab"), set(i % 3 for i in range(9)))
