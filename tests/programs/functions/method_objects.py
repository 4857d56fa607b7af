# Bound methods: equality, attributes, __func__, __self__.
class C:
    def m(self, x=1):
        "doc"
        return self, x
    @classmethod
    def c(cls): return cls
    @staticmethod
    def s(): return "s"
a, b = C(), C()
m = a.m
print(m == a.m, m is a.m, m != b.m, hash(m) == hash(a.m), m.__self__ is a, m.__func__ is C.m, m.__name__, m.__doc__, m()[1], m(5)[1], type(m).__name__, C.c.__self__ is C, C.c() is C, a.c() is C, C.s is a.s, m.__defaults__)
print(repr(C.c).split(" at ")[0], C.m.__qualname__, type(C.m).__name__, type(C.__dict__["c"]).__name__, type(C.__dict__["s"]).__name__)
for code in ("m.x = 1", "m.nope", "m.__func__ = 1", "del m.__self__"):
    try:
        exec(code)
    except AttributeError as e:
        print(e)
import types
n = types.MethodType(lambda self, y: (self, y), 42)
print(n(1), n.__self__)
a.m = lambda: "instance attribute"
print(a.m(), [].append == [].append, "a".upper == "a".upper, (l := []).append == l.append, type([].append).__name__, [].append.__self__, len.__name__, len.__self__.__name__, [1].append.__qualname__, str(len), repr([].append).split(" at ")[0])
del a.m
print(a.m(3)[1], C.m(7), dict.fromkeys.__self__)
