# weakref.ref: call, callback, equality, hash.
import weakref
class A:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return isinstance(o, A) and self.n == o.n
    def __hash__(self): return hash(self.n)
a = A(1)
r = weakref.ref(a, lambda ref: print("callback", ref() is None, ref is r))
r2 = weakref.ref(a)
r3 = weakref.ref(a)
print(r() is a, r2 is r3, r == r2, hash(r) == hash(a), r2 == weakref.ref(A(1)) if False else "", weakref.getweakrefcount(a), len(weakref.getweakrefs(a)), type(r).__name__, r.__callback__ is not None, r2.__callback__)
del a
print(r(), r2() is None, r == r, r == r2, r.__callback__)
b, c = A(5), A(5)
print(weakref.ref(b) == weakref.ref(c), weakref.ref(b) != weakref.ref(A(6)))
for bad in (1, "a", [], {}, (), None, 1.5, object(), b"x"):
    try: weakref.ref(bad)
    except TypeError as e: print(e)
for ok in (A, len, lambda: 0, {1}, frozenset([1]), (x for x in ()), print, weakref):
    weakref.ref(ok)
class S: __slots__ = ("a",)
class W: __slots__ = ("a", "__weakref__")
try: weakref.ref(S())
except TypeError as e: print(e)
w = W(); print(weakref.ref(w)() is w)
class L(list): pass
l = L([1]); print(weakref.ref(l)() is l)
def cb(n): return lambda ref: print("cb", n)
x = A(9)
refs = [weakref.ref(x, cb(i)) for i in range(3)]
x = None
d = weakref.ref(A(0)); print(d())
y = A(3); ry = weakref.ref(y, lambda r: 1 / 0 if False else print("dead")); del ry; del y
print("end")
