# The mapping from __prepare__ is used for the class body.
class Log(dict):
    def __setitem__(self, k, v):
        if not k.startswith("__"): print("set", k)
        super().__setitem__(k, v)
    def __getitem__(self, k):
        if k == "magic": return 42
        return super().__getitem__(k)
    def __delitem__(self, k):
        print("del", k)
        super().__delitem__(k)
class M(type):
    @classmethod
    def __prepare__(mcs, name, bases): return Log()
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, dict(ns))
        cls.order = [k for k in ns if not k.startswith("__")]
        return cls
class A(metaclass=M):
    b = 1
    a = b + magic
    def f(self): pass
    tmp = 1
    del tmp
    for i in range(2): pass
print(A.order, A.a)
class BadPrep(type):
    @classmethod
    def __prepare__(mcs, name, bases): return 5
try:
    class X(metaclass=BadPrep): pass
except TypeError as e:
    print(e)
class Names:
    z = 1; y = 2; x = 3
print([k for k in vars(Names) if not k.startswith("__")], Names.__dict__["y"], type(Names.__dict__).__name__, Names.__module__, Names.__doc__, Names.__firstlineno__, Names.__static_attributes__)
