# Private names inside classes.
class A:
    __x = 1
    def __init__(self):
        self.__y = 2
        self.__z__ = 3
        self._w = 4
    def get(self, other):
        return self.__y, other.__y, A.__x
    def local(self, __p=5):
        __q = 6
        def inner(): return __q
        return __p, inner(), sorted(locals())
    def kw(self, **k): return k
    def call(self): return self.kw(__a=1), {"__b": 2}, getattr(self, "_A__y")
class B(A):
    __x = 10
    def get_b(self): return self.__x, self._A__y
class _C:
    __v = 1
    class Inner:
        __w = 2
class ___:
    __n = 1
print(A().get(B()), A().local(), A().call(), B().get_b(), sorted(vars(A())), [n for n in vars(_C) if "v" in n and "__" in n and not n.endswith("__")], [n for n in vars(_C.Inner) if "w" in n and not n.endswith("__")], "__n" in vars(___))
try:
    A().__y
except AttributeError as e:
    print(e)
class D:
    def f(self):
        global __g
        __g = 1
        import os.path as __o
        try:
            raise ValueError
        except ValueError as __e:
            pass
        return sorted(n for n in locals())
print(D().f(), [n for n in globals() if "__g" in n])
