# Lookups call __hash__ and __eq__; identity comes first.
class K:
    def __init__(self, n, h=1):
        self.n, self.h = n, h
    def __hash__(self):
        print(f"hash{self.n}", end=" ")
        return self.h
    def __eq__(self, other):
        print(f"eq{self.n}-{getattr(other, 'n', other)}", end=" ")
        return isinstance(other, K) and self.n == other.n
a, b, c = K(1), K(2), K(1)
d = {}
d[a] = "a"; print()
d[b] = "b"; print()
print(d[a])
print(d[c])
print(K(3) in d)
print(d.get(K(1, 99)))
d[c] = "c"; print(len(d), next(iter(d)) is a)
del d[c]; print(len(d))
class Bad:
    def __hash__(self): return "x"
class Raise:
    def __hash__(self): raise ValueError("no hash")
class EqRaise:
    def __hash__(self): return 1
    def __eq__(self, other): raise RuntimeError("no eq")
for key in (Bad(), Raise()):
    try:
        {key: 1}
    except Exception as e:
        print(type(e).__name__, e)
try:
    {EqRaise(): 1, 1: 2}
except RuntimeError as e:
    print(e)
class Big:
    def __hash__(self): return 2 ** 70
print(hash(Big()), {Big(): 1} != {})
