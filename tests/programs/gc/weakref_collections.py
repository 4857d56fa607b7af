# WeakValueDictionary, WeakKeyDictionary, WeakSet, proxy, finalize, WeakMethod.
import weakref
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A({self.n})"
    def m(self): return self.n
d = weakref.WeakValueDictionary()
a, b = A(1), A(2)
d["a"] = a; d["b"] = b; d["temp"] = A(3)
print(sorted(d), len(d), d["a"], d.get("temp"), "b" in d)
del b
print(list(d.items()))
k = weakref.WeakKeyDictionary()
k[a] = "va"
k[A(9)] = "gone"
print(len(k), k[a], list(k))
s = weakref.WeakSet([a, A(5)])
print(len(s), a in s)
p = weakref.proxy(a)
print(p.n, p.m(), repr(p) if False else type(p).__name__, p == a if False else "")
p.n = 10; print(a.n)
f = weakref.finalize(a, print, "finalized", end="!\n")
wm = weakref.WeakMethod(a.m)
print(f.alive, wm()(), f.peek()[1].__name__)
del a
print(f.alive, wm(), len(d), len(k), len(s))
try: p.n
except ReferenceError as e: print(e)
f2 = weakref.finalize(A, lambda: None); print(f2.detach() is not None, f2.alive)
