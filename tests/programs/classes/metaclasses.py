# type as a constructor; metaclass hooks in order.
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"prepared": True}
    def __new__(mcs, name, bases, ns, **kw):
        print("new", name, [k for k in ns if not k.startswith("__")], kw)
        return super().__new__(mcs, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name, kw)
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        return super().__call__(*a, **k)
    def __instancecheck__(cls, obj): return obj == 42
    def __subclasscheck__(cls, sub): return sub is int
    def __repr__(cls): return f"<{cls.__name__}!>"
    def __len__(cls): return 7
    def __iter__(cls): return iter("iter")
    def __getitem__(cls, k): return ("item", k)
    def __contains__(cls, x): return True
    def __add__(cls, o): return "added"
class A(metaclass=Meta, flag=1):
    x = 1
    def __init__(self, v=0): self.v = v
class B(A): pass
print(A, B.prepared, type(B) is Meta, A(5).v, isinstance(42, A), isinstance(A(), A), issubclass(int, A), len(A), list(A), A["k"], 5 in A, A + 1, B.__class__.__name__)
T = type("T", (A,), {"y": 2})
print(T, T.y, T.__module__, T.__qualname__)
class M2(type): pass
for make in (lambda: M2("X", (A,), {}), lambda: type("X"), lambda: type(1, (), {}), lambda: type("X", 5, {}), lambda: type("X", (), 5), lambda: type("X\0", (), {}), lambda: type("X", (), {}, flag=1)):
    try:
        print(make())
    except (TypeError, ValueError) as e:
        print(e)
def func_meta(name, bases, ns):
    return name, bases, sorted(k for k in ns if not k.startswith("__"))
class F(metaclass=func_meta):
    a = 1
print(F)
class Base(type): pass
class Derived(Base): pass
class P(metaclass=Base): pass
class Q(P, metaclass=Derived): pass
class R(Q): pass
print(type(R).__name__)
class Bad(metaclass=lambda *a: 1 / 0 if False else None): pass
print(Bad)
