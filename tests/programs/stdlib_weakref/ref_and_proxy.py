# References die with their object; callbacks are called.
import weakref

class A:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n

a = A(3)
r = weakref.ref(a, lambda r: print('callback', r() is None))
p = weakref.proxy(a)
print(r() is a, p.n, len(p), weakref.getweakrefcount(a), r == weakref.ref(a), weakref.ref(a) is weakref.ref(a))
p.n = 4
print(a.n, type(p).__name__, isinstance(p, A), bool(p), r.__callback__ is not None)
h = weakref.ref(a)
del a
print(r(), h())
for f in (lambda: p.n, lambda: len(p), lambda: hash(h), lambda: weakref.ref(5), lambda: weakref.ref('a'), lambda: weakref.proxy(None), lambda: weakref.ref()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(repr(h)[:9], repr(h)[-6:])
c = weakref.proxy(A)
print(c(1).n, type(c).__name__)
