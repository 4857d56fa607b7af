# Iterating ranges forwards, backwards, huge ones, by index objects.
class I:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
print(list(range(I(2), I(8), I(3))), range(I(3)), [x for x in range(3, -4, -3)], list(range(0, -1)), list(range(-1, -2, -1)))
it = iter(range(3))
print(type(it).__name__, it.__length_hint__(), next(it), next(it), next(it), next(it, "end"), next(it, "end"), type(iter(range(2 ** 64))).__name__)
big = iter(range(2 ** 63 - 2, 2 ** 63 + 2))
print(list(big))
print(list(reversed(range(10 ** 20, 10 ** 20 - 4, -2))), next(reversed(range(10 ** 30))), type(reversed(range(3))).__name__)
total = 0
for i in range(1000):
    i += 5
    total += i
print(total, i)
for i in range(0):
    pass
print(i, [i for i in range(2)], i, sum(range(0, 101, 5)), list(zip(range(3), range(9, 0, -4))), [*range(2, 5)], tuple(range(3)))
a, b, c = range(3)
print(a, b, c, range(10)[2:8][1:3], range(10)[::-1][2:4], range(10)[8:2:-2], range(0, 10, 3)[::-1])
