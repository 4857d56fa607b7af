# __getattr__, __getattribute__, __setattr__, __delattr__.
class A:
    x = 1
    def __getattr__(self, name):
        print("getattr", name, end=" ")
        if name.startswith("q"): raise AttributeError(f"no {name}")
        return name.upper()
a = A()
print(a.x); print(a.foo); a.foo = 2; print(a.foo, hasattr(a, "qq"), getattr(a, "qx", "dflt"))
class B:
    def __getattribute__(self, name):
        print("gab", name, end=" ")
        return object.__getattribute__(self, name)
    def __getattr__(self, name): return "fallback"
    def m(self): return 5
b = B()
b.y = 3
print(b.y, b.z, b.m())
print(b.__dict__, type(b).__name__, len.__call__("ab"))
class C:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)
    def __init__(self): self.a = 1
c = C()
c.a += 1
del c.a
for code in ("del c.a", "a.qq", "A().qz()"):
    try:
        exec(code)
    except AttributeError as e:
        print(e)
class P:
    @property
    def p(self): raise AttributeError("inner")
    def __getattr__(self, name): return f"getattr {name}"
print(P().p)
class M(type):
    def __getattr__(cls, name): return "meta " + name
class D(metaclass=M): pass
print(D.anything, [].__class__)
try:
    D().anything
except AttributeError as e:
    print(e)
class L:
    def __len__(self): return 3
l = L()
l.__len__ = lambda: 99
print(len(l), l.__len__())
