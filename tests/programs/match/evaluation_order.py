# What is asked of the subject, and how often.
class Noisy:
    __match_args__ = ("p", "q")
    def __getattr__(self, name):
        print("getattr", name)
        if name == "missing": raise AttributeError(name)
        return 1
    def __eq__(self, o): print("eq", o); return o == 3
def subject():
    print("subject")
    return Noisy()
class V:
    @property
    def X(self): print("value X"); return 2
    @property
    def Y(self): print("value Y"); return 3
v = V()
match subject():
    case 1: pass
    case v.X: pass
    case Noisy(q=2): pass
    case Noisy(missing=1): pass
    case Noisy(1, 5): pass
    case v.Y: print("matched Y")
    case _: print("wild")
class Len:
    def __init__(self, *a): self.a = a
    def __len__(self): print("len"); return len(self.a)
    def __getitem__(self, i): print("item", i); return self.a[i]
from collections.abc import Sequence
Sequence.register(Len)
match Len(1, 2, 3):
    case [1, 5, _]: pass
    case [_, _]: pass
    case [a, *b, 3]: print(a, b)
class M(type):
    def __instancecheck__(cls, o): print("isinstance", cls.__name__); return False
class A(metaclass=M): pass
match 5:
    case A(): pass
    case int(x): print(x)
def guard(n): print("guard", n); return n > 1
match 7:
    case x if guard(1): pass
    case x if guard(2): print("second", x)
