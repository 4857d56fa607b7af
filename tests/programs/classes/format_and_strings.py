# __str__, __repr__, __format__, __bytes__ and their inheritance.
class A:
    def __repr__(self): return "A.repr"
class B(A):
    def __str__(self): return "B.str"
class C(B):
    def __format__(self, spec): return f"C.format({spec!r})"
for x in (A(), B(), C()):
    print(str(x), repr(x), f"{x}", f"{x!r}", f"{x!s:>8}", "{:}".format(x), "%s %r" % (x, x), [x], ascii(x))
print(f"{C():abc}", format(C(), "q"), f"{C():{'n' + 'ested'}}")
try:
    f"{A():>10}"
except TypeError as e:
    print(e)
class D: pass
print(repr(D()).startswith("<__main__.D object at 0x"), str(D).startswith("<class"), repr(D), repr(D.__init__), repr(int), repr(type), repr(D.__dict__.get("x")))
class M(type):
    def __str__(cls): return "M.str"
    def __repr__(cls): return "M.repr"
class E(metaclass=M): pass
print(E, repr(E), [E], f"{E}")
def outer():
    class Local:
        class Inner: pass
    return Local
print(outer(), outer().Inner, outer().Inner.__qualname__, repr(outer()()).split(" at ")[0])
D.__module__ = "elsewhere"; D.__qualname__ = "Q.D"; D.__name__ = "N"
print(D, D.__name__)
class NoModule: pass
