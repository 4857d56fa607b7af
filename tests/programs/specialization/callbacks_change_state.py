# A callback inside a hot operation changes what the operation uses.
class Sneaky:
    def __init__(self, f): self.f = f
    def __eq__(self, o): self.f(); return False
    def __hash__(self): return 1
    def __lt__(self, o): self.f(); return True
    def __index__(self): self.f(); return 0
    def __bool__(self): self.f(); return True
    def __len__(self): self.f(); return 1
    def __add__(self, o): self.f(); return self
    def __radd__(self, o): self.f(); return 5
    def __iter__(self): self.f(); return iter([1])
l = [1, 2, 3, 4]
print(Sneaky(l.clear) in l, l)
l = [1, 2, 3]
try: l[Sneaky(l.clear)]
except IndexError as e: print(e)
l = [1, 2, 3]
try: l[Sneaky(l.clear)] = 5
except IndexError as e: print(e)
l = [Sneaky(lambda: l.clear()), 2, 3]
print(l.count(2), l)
l = [0, Sneaky(lambda: l.clear()), 3]
try: print(l.index(7))
except ValueError as e: print(e)
l = [Sneaky(lambda: l.clear()), 1]
print(l == [1, 1], l)
l = [1, 2]
l.extend(Sneaky(l.clear)); print(l)
l = [5, 6, 7]; l[0:1] = Sneaky(l.clear); print(l)
d = {Sneaky(lambda: d.clear()): 1}
print(d.get(Sneaky(lambda: None)), d)
s = {Sneaky(lambda: s.clear())}
print(Sneaky(lambda: None) in s, s)
l = [3, Sneaky(lambda: l.append(1) if len(l) < 5 else None)]
print(sum(l[:1], 0), max(1, 2), len(l))
l = [1, 2, 3]
print(list(map(lambda x: l.pop(), l)), l)
l = [1, 2, 3, 4]
print(list(filter(lambda x: l.remove(x) or True, l)), l)
print([l.append(x) or x for x in [1, 2]], l, ",".join(x for x in ("a", "b")))
d = {i: i for i in range(5)}
try: print(sorted(d, key=lambda k: d.pop(k)))
except RuntimeError as e: print(e)
class G:
    def __getattr__(self, n): self.__dict__[n] = 1; return "made " + n
g = G()
print([g.x for _ in range(3)])
x = [1, 2, 3]
def f(): x.append(4); return 1
x[f()] = len(x); print(x)
x = [[1], [2]]
x[0] += (x.pop(0), 5)[1:] ; print(x) if len(x) else None
