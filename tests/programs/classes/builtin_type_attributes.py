# __name__, __qualname__, __module__, __doc__, __bases__, __dict__ of classes.
class A:
    """Doc of A."""
class B(A): pass
print(A.__doc__, B.__doc__, A.__module__, A.__bases__, B.__base__, object.__base__, object.__bases__, type.__bases__, int.__module__, type(A), type(type), A.__class__, A().__class__, A().__doc__, A.__weakref__ is not None, A.__basicsize__ > 0, A.__flags__ & 512 != 0)
A.__name__ = "Renamed"; A.__doc__ = "new"
print(A, A.__name__, A.__qualname__, A.__doc__)
for code in ("A.__name__ = 5", "del A.__name__", "A.__qualname__ = 5", "A.__bases__ = ()", "A.__bases__ = 5", "A.__mro__ = ()", "A.__dict__ = {}", "int.__name__ = 'x'", "A.__bases__ = (B,)", "A.__class__ = int", "A.__name__ = 'a\\0b'", "del A.__bases__"):
    try:
        exec(code)
        print(code, "ok")
    except (TypeError, AttributeError, ValueError) as e:
        print(code, "->", type(e).__name__, e)
class C:
    def who(self): return "C"
class D:
    def who(self): return "D"
class E(C): pass
e = E()
print(e.who())
E.__bases__ = (D,)
print(e.who(), E.__mro__[1].__name__, C.__subclasses__(), D.__subclasses__())
print(type(e) is E, isinstance(e, D), type("Dyn", (), {"__doc__": "dd"}).__doc__)
