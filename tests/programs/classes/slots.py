# __slots__: no dict, errors, inheritance.
class A:
    __slots__ = ("x", "y")
    def __init__(self): self.x = 1
a = A()
print(a.x, hasattr(a, "__dict__"), A.__slots__, type(A.x).__name__, A.x.__name__, repr(A.x))
class B(A):
    __slots__ = ["z", "__dict__"]
class C(A): pass
b, c = B(), C()
b.z = b.free = c.free = 3
print(b.__dict__, c.__dict__, b.z)
class D:
    __slots__ = "single"
    def __getattr__(self, n): return "ga " + n
class P:
    __slots__ = ("__priv", "__weakref__")
    def set(self): self.__priv = 1; return self.__priv
print(D().single, P().set(), P.__slots__, sorted(n for n in vars(P) if "priv" in n))
for code in ("a.y", "a.nope = 1", "a.nope", "del a.y", "a.__dict__", "class Q:\n __slots__ = ('v',)\n v = 1", "class Q:\n __slots__ = ('1a',)", "class Q:\n __slots__ = (1,)", "class Q(int):\n __slots__ = ('a',)", "class Q(A, P): pass", "class Q:\n __slots__ = ('__dict__', '__dict__')", "a.__class__ = B", "class Q(tuple):\n __slots__ = ('a',)", "A.x.__get__(5)", "class R(B):\n __slots__ = ('__dict__',)", "b.x.foo"):
    try:
        exec(code)
        print(code.replace("\n", ";"), "ok")
    except (AttributeError, TypeError, ValueError) as e:
        print(code.replace("\n", ";"), "->", type(e).__name__, e)
del a.x
print(hasattr(a, "x"))
class E:
    __slots__ = {"doc": "a documented slot"}
print(E.__slots__, E.doc.__doc__)
class F(A, metaclass=type):
    __slots__ = ()
f = F(); f.y = 2
print(f.x, f.y)
