# Sets of small ints are iterated in the order of CPython's table.
print({3, 1, 2}, {5, 4, 3, 2, 1, 0}, {10, 9, 8}, {8, 0}, {0, 8}, {16, 8, 0}, {7, 15, 23}, {-1, -2, 1}, {100, 50, 25, 12}, {33, 1, 65})
print(set(range(20, 0, -1)), set(range(0, 100, 7)), set(range(0, 1000, 64)), {1000, 100, 10, 1, 0})
s = set()
for i in (40, 8, 16, 24, 32, 0):
    s.add(i)
    print(s)
for i in (8, 24, 0):
    s.remove(i)
    print(s, end=" ")
print()
s.update([8, 48, 56, 64, 72])
print(s, s.pop(), s.pop(), s, list(s), sorted(s))
t = set([96, 32, 64, 0, 128])
print(t, t.copy(), set(t), t | {160}, t - {32}, t & {0, 64, 96}, t ^ {0, 1}, frozenset(t), {x * 8 for x in range(6)})
