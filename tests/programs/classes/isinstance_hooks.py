# isinstance and issubclass with tuples, unions, hooks and __class__.
class A: pass
class B(A): pass
print(isinstance(B(), A), isinstance(A(), B), isinstance(1, (str, int)), isinstance(1, (str, (float, (int,)))), isinstance(True, int), issubclass(B, A), issubclass(A, A), issubclass(bool, (str, int)), isinstance(1, int | str), isinstance(None, int | None), isinstance([], ()), issubclass(int, object), isinstance(int, type), isinstance(type, type), issubclass(type, object))
class Liar:
    @property
    def __class__(self): return A
print(isinstance(Liar(), A), type(Liar()).__name__, isinstance(Liar(), Liar), Liar().__class__)
class M(type):
    def __instancecheck__(cls, x): print("instancecheck", end=" "); return x == 5
    def __subclasscheck__(cls, x): print("subclasscheck", end=" "); return x is A
class H(metaclass=M): pass
print(isinstance(5, H), isinstance(H(), H), issubclass(A, H), issubclass(H, H), isinstance(6, (str, H)))
class Dup:
    __bases__ = (A,)
print(issubclass(Dup(), A))
for f in (lambda: isinstance(1, "int"), lambda: issubclass(1, int), lambda: isinstance(1, (int, "x")), lambda: isinstance("", (int, "x")), lambda: issubclass(int, (str, 5)), lambda: isinstance(1, list[int]), lambda: isinstance(1, int | list[int]), lambda: issubclass(int, None)):
    try:
        print(f())
    except TypeError as e:
        print(e)
