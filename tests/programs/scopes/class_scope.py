# Class bodies see globals and enclosing functions, not through methods.
x = "global"
class A:
    x = "class"
    y = x
    def m(self): return x
    z = [x for _ in range(1)]
    w = [v for v in x]
    f = lambda self: x
    class B:
        q = x
print(A.y, A().m(), A.z, A.w, A().f(), A.B.q)
def outer(x):
    class C:
        y = x
        x = "shadow"
        z = x
        def get(self): return x
    return C
C = outer("param")
print(C.y if hasattr(C, "y") else "", C.z, C().get())
def outer2():
    n = "free"
    class D:
        try:
            n = n
        except NameError as e:
            n = str(e)
        def read(self): return n
    class E:
        m = n
        locals()["n"] = "patched"
        k = n
    return D.n, D().read(), E.m, E.k
print(outer2())
class F:
    a = 1
    b = [i + a for i in range(2)] if False else [i for i in range(a)]
    try:
        c = [i + a for i in range(2)]
    except NameError as e:
        c = str(e)
    d = (lambda: __class__)
    for a in range(3): pass
print(F.b, F.c, F.a, F().d() if False else "")
class G:
    def who(self): return __class__
    def __name(self): return "mangled"
    def call(self): return self.__name()
print(G().who() is G, G().call(), [n for n in vars(G) if "name" in n])
