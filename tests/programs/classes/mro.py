# C3 linearisation and its errors.
class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class D(O): pass
class E(O): pass
class K1(A, B, C): pass
class K2(D, B, E): pass
class K3(D, A): pass
class Z(K1, K2, K3): pass
print([c.__name__ for c in Z.__mro__], Z.mro() == list(Z.__mro__), Z.__bases__, Z.__base__)
class X(A, B): pass
class Y(B, A): pass
for make in (lambda: type("Bad", (X, Y), {}), lambda: type("Dup", (A, A), {}), lambda: type("Order", (O, A), {}), lambda: type("NotClass", (5,), {}), lambda: type("Obj", (object, A), {}), lambda: type("T", (int, str), {}), lambda: type("F", (type(lambda: 0),), {}), lambda: type("N", (type(None),), {}), lambda: type("S", (slice,), {}), lambda: type("R", (range,), {})):
    try:
        make()
    except TypeError as e:
        print(e)
class M(type):
    def mro(cls):
        return [cls, A, object]
class W(metaclass=M): pass
print([c.__name__ for c in W.__mro__])
print(A.__subclasses__() != [], [c.__name__ for c in O.__subclasses__()], issubclass(Z, E), Z.__name__, Z.__qualname__)
