# Data and non-data descriptors and their precedence.
class Data:
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name); self.name = name
    def __get__(self, obj, owner=None): return f"data get {self.name} {obj is not None} {owner.__name__}"
    def __set__(self, obj, value): print("data set", self.name, value)
    def __delete__(self, obj): print("data delete", self.name)
class NonData:
    def __get__(self, obj, owner=None): return f"nondata {obj is not None}"
class OnlySet:
    def __set__(self, obj, value): obj.__dict__["os"] = value + 1
class A:
    d = Data()
    n = NonData()
    os = OnlySet()
class B(A): pass
a = A()
print(a.d, A.d, B.d, B().d)
a.d = 1
del a.d
a.__dict__["d"] = "shadow"
print(a.d, a.n, A.n)
a.n = "instance wins"
print(a.n, a.__dict__)
a.os = 5
print(a.os)
A.d = "replaced"
print(a.d)
class NoSet:
    def __delete__(self, obj): pass
class Raises:
    def __get__(self, obj, owner): raise AttributeError("from get")
class C:
    ns = NoSet()
    r = Raises()
    def __getattr__(self, name): return "fallback " + name
c = C()
print(c.r)
for code in ("c.ns = 1", "del c.os2", "del a.os", "C.r", "a.n.x.y"):
    try:
        exec(code)
    except AttributeError as e:
        print(code, "->", e)
class Bad:
    def __set_name__(self, owner, name): raise ValueError("no name")
try:
    class D: x = Bad()
except ValueError as e:
    print(e, e.__notes__)
def f(self): return self
print(f.__get__(5)(), f.__get__(None, int) is f, type(f.__get__(1)).__name__)
