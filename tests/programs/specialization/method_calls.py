# Hot method calls: overriding, instance attributes, super, class changes.
class A:
    def f(self, n): return ("A", n)
    def g(self): return self.f(1)
class B(A):
    def f(self, n): return ("B",) + super().f(n)
class C(B):
    @classmethod
    def f(cls, n): return cls.__name__, n
class D(A):
    @staticmethod
    def f(n): return "static", n
def call(o): return o.f(5)
objs = [A()] * 20 + [B(), C(), D(), A()]
print([call(o) for o in objs][-5:], [o.g() for o in objs][-4:])
a = A()
for i in range(40):
    if i == 10: a.f = lambda n: ("instance", n)
    if i == 20: del a.f
    if i == 30: A.f = lambda self, n: ("patched", n)
    if i in (5, 15, 25, 35): print(call(a))
    else: call(a)
for wrong in (lambda: a.f(), lambda: a.f(1, 2), lambda: a.nope(), lambda: a.f(n=1, m=2)):
    for _ in range(10):
        try: wrong()
        except (TypeError, AttributeError) as e: msg = str(e)
    print(msg)
def builtin(l, s, d):
    l.append(1); return s.upper(), d.get("k"), len(l), l.pop()
for args in ([], "a", {"k": 1}), ([], "b", {}), (type("L", (list,), {"append": lambda self, x: list.append(self, "sub")})(), "c", {"k": 2}):
    for _ in range(30): r = builtin(*args)
    print(r)
class Callable:
    def __call__(self, *a): return ("called", a)
class K: pass
k = K()
for v in (len, Callable(), lambda x: x, str, A().g):
    k.f = v
    try: r = [k.f("ab") for _ in range(20)][-1]
    except TypeError as e: r = str(e)
    print(r)
