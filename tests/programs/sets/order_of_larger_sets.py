# Growth, collisions and dummies follow CPython's probing.
s = {i * 37 % 101 for i in range(60)}
print(s)
for i in range(0, 101, 2):
    s.discard(i)
print(s)
s |= {1000, 2000, 3000, 4096, 8192}
print(s)
x = set()
n = 7
for i in range(40):
    n = n * 16807 % 2147483647
    x.add(n)
print(x)
print([x.pop() for i in range(5)], len(x))
print(set([2 ** 61 - 1, 2 ** 61, 2 ** 62, -1, -2, 0, 1.5, 2.5, -0.5, 1e10]), {True, 2, False}, {0.1, 0.2, 0.3})
print({(1, 2), (3, 4), (1,), ()}, {None, 1}, set((i, -i) for i in range(6)), {frozenset([1]), frozenset([2]), frozenset()})
