# __init_subclass__ with keywords; __set_name__ comes first.
class Base:
    registry = []
    def __init_subclass__(cls, /, tag=None, **kw):
        print("init_subclass", cls.__name__, tag, kw)
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.registry.append(cls)
class D:
    def __set_name__(self, owner, name): print("set_name", name)
class A(Base, tag="a"):
    d = D()
class B(A): pass
class C(Base):
    def __init_subclass__(cls): print("C's own", cls.__name__)
class E(C): pass
print([c.__name__ for c in Base.registry], A.tag, B.tag)
for src in ("class X(Base, other=1): pass", "class X(C, tag=1): pass", "class X(foo=1): pass", "class X(metaclass=5): pass", "class X(5): pass", "class X(print): pass", "class X(None): pass", "class X(*[1]): pass", "class X(**{'q': 1}): pass", "class X(type, metaclass=int): pass"):
    try:
        exec(src)
    except TypeError as e:
        print(e)
class Plugin:
    def __init_subclass__(cls, **kw):
        cls.kw = kw
class P(Plugin, a=1, **{"b": 2}): pass
print(P.kw, P.__init_subclass__.__self__ is P)
