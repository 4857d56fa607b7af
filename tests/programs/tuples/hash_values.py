# Hashes of tuples and small values are those of CPython.
print(hash(()), hash((1,)), hash((1, 2)), hash((1, 2, 3)), hash((0,) * 10), hash((1.5, 2)), hash(((1,), (2, 3))), hash((-1,)), hash((True, False)))
print(hash((2 ** 70, -1)), hash(((),)), hash((1, (2, (3,)))), hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2, 3])), hash(range(3)), hash(range(0)), hash(slice(1, 2)))
print(hash(None) == hash(None), hash(...) == hash(...), hash(1.1), hash(1e10), hash(0.1), hash(-1.5), hash(1 + 2j), hash(2j))
