# A reference to a bound method.
import weakref

class A:
    def m(self):
        return 'called'

a = A()
plain = weakref.ref(a.m)
w = weakref.WeakMethod(a.m, lambda r: print('gone', r() is None))
print(plain() is None, w()(), w == weakref.WeakMethod(a.m), w != weakref.WeakMethod(a.m), hash(w) == hash(weakref.WeakMethod(a.m)))
other = A()
print(w == weakref.WeakMethod(other.m), w == 5)
del a
print(w())
for f in (lambda: weakref.WeakMethod(len), lambda: weakref.WeakMethod(A.m)):
    try:
        f()
    except TypeError as e:
        print(e)
