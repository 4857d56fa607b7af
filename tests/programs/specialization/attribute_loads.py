# A hot attribute load meets other classes, shapes, hooks and changes.
def get(o): return o.x
class A:
    def __init__(self): self.x = 1
class B:
    def __init__(self): self.y = 0; self.x = 2
class C: x = 3
class D:
    @property
    def x(self): return 4
class E:
    __slots__ = ("x",)
    def __init__(self): self.x = 5
class F:
    def __getattr__(self, n): return 6
class G:
    def __getattribute__(self, n): return 7
import types
m = types.ModuleType("m"); m.x = 8
a = A()
print([get(o) for o in [a] * 50 + [B(), C(), D(), E(), F(), G(), m, a, A, ] if o is not A][-9:], get(C))
for i in range(60):
    v = get(a)
    if i == 20: a.x = 10
    if i == 30: A.x = "class attribute"
    if i == 40: A.x = property(lambda self: "data descriptor", lambda self, v: None)
    if i == 50: del A.x
    if i in (19, 25, 35, 45, 55): print(v)
del a.x
for i in range(20):
    try: get(a)
    except AttributeError as e: msg = str(e)
print(msg)
b = A()
for i in range(30):
    if i == 10: b.__dict__ = {"x": "new dict"}
    if i == 20: b.__dict__["x"] = "changed in dict"
    if i == 25: b.__class__ = D
    v = get(b)
    if i in (9, 15, 22, 28): print(v)
class H(A): pass
h = H()
for i in range(30):
    if i == 10: A.late = "late"
    if i == 20: H.late = "own"
    try: v = h.late
    except AttributeError as e: v = str(e)
    if i in (5, 15, 25): print(v)
