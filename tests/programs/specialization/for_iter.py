# A hot for loop over changing kinds of iterables.
def total(it):
    n = 0
    for x in it: n += x
    return n
def gen():
    yield 1; yield 2; yield 3
class It:
    def __iter__(self): return iter([4, 5])
class Sub(list):
    def __iter__(self): return iter([100])
kinds = [[1, 2, 3], (4, 5), range(10), {1: 0, 2: 0}, {3, 4}, gen(), It(), Sub([1]), map(int, "123"), b"ab", iter([7]), range(2 ** 62, 2 ** 62 + 2), (x for x in (1, 2.5)), [True, 2 ** 70], {}.keys(), range(5, 0, -2), [], zip()]
for _ in range(5): total([1])
for k in kinds: print(total(k), end=" ")
print()
for bad in (5, None):
    for _ in range(10):
        try: total(bad)
        except TypeError as e: msg = str(e)
    print(msg)
def grow():
    l = [1]
    for x in l:
        if len(l) < 50: l.append(x + 1)
    return len(l), x
print(grow())
def shrink():
    l = list(range(20)); seen = []
    for x in l: seen.append(x); l.pop()
    return seen
print(shrink())
def early():
    for i in range(1000000):
        if i == 5: return i
def nested(): return [(i, j) for i in range(3) for j in (range(i) if i else "ab")]
print(early(), nested())
def rng():
    r = range(3); out = []
    for i in r:
        i = 10; out.append(i)
    for i in r: out.append(i)
    return out
print(rng())
def raises():
    for x in (y // (2 - y) for y in range(5)): yield x
it = raises()
print(next(it), next(it))
try: next(it)
except ZeroDivisionError as e: print(e)
print(list(it))
