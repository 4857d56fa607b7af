# property: getter, setter, deleter, doc, errors.
class A:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "doc of x"
        return self._x
    @x.setter
    def x(self, v):
        if v < 0: raise ValueError("negative")
        self._x = v
    @x.deleter
    def x(self): del self._x
    @property
    def ro(self): return "ro"
    w = property(None, lambda self, v: print("w", v), doc="w doc")
    @property
    def bad(self): return self.missing_attribute
a = A()
a.x = 5; a.x += 1
print(a.x, A.x.__doc__, A.w.__doc__, type(A.x).__name__, A.x.fget.__name__, A.ro.fset, A.x.__get__(a), A.x.__get__(None, A) is A.x, A.x.__name__)
a.w = 3
del a.x
for code in ("a.x", "a.ro = 1", "del a.ro", "a.w", "del a.w", "a.bad", "a.x = -1", "A.ro.fget = 1", "property(1).__get__(a)", "A.ro.__set__(a, 1)", "a.__dict__['ro']"):
    try:
        exec(code)
        print(code, "ok")
    except (AttributeError, ValueError, TypeError, KeyError) as e:
        print(code, "->", type(e).__name__, e)
a.__dict__["ro"] = "instance"
print(a.ro)
class B(A):
    @property
    def x(self): return super().x * 2
    @A.ro.getter
    def ro(self): return "getter"
b = B()
print(b.x, b.ro)
try:
    b.x = 1
except AttributeError as e:
    print(e)
A.ro = "replaced"
print(A().ro)
p = property()
try:
    class Q: q = p
    Q().q
except AttributeError as e:
    print(e)
