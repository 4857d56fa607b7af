# classmethod, staticmethod and what they wrap.
class A:
    n = 0
    @classmethod
    def make(cls, *a):
        cls.n += 1
        return cls, a
    @staticmethod
    def st(*a): return a
    direct = staticmethod(len)
    cm = classmethod(lambda cls: cls.__name__)
class B(A): pass
print(A.make(1), B().make(2), A.n, B.n, A.st(1), A().st(2), A.direct("abc"), A().direct([1]), B.cm(), B().cm())
print(A.__dict__["make"].__func__, A.__dict__["st"].__func__.__name__, A.make.__name__, A.make.__self__, staticmethod(len)("ab"), staticmethod(A.st).__wrapped__.__name__, A.__dict__["make"].__name__) if False else print(A.make.__name__, A.make.__self__, staticmethod(len)("ab"), A.__dict__["make"].__name__, A.__dict__["st"].__wrapped__.__name__, A.__dict__["st"].__doc__)
try:
    classmethod(5).__get__(None, A)()
except TypeError as e:
    print(e)
try:
    classmethod(len)()
except TypeError as e:
    print(e)
class Meta(type):
    def m(cls): return "meta", cls.__name__
    @property
    def p(cls): return "meta p"
class C(metaclass=Meta):
    pass
print(C.m(), C.p)
try:
    C().m()
except AttributeError as e:
    print(e)
