# __new__ and __init__, their arguments and results.
class A:
    def __new__(cls, *args, **kw):
        print("new", cls.__name__, args, kw)
        self = super().__new__(cls)
        self.made = True
        return self
    def __init__(self, *args, **kw):
        print("init", args, kw)
        self.args = args
a = A(1, b=2)
print(a.made, a.args)
class Other:
    def __new__(cls): return 5
    def __init__(self): print("never")
print(Other())
class Sub(A):
    def __new__(cls, n):
        return A.__new__(cls) if n else A(n)
Sub(1); Sub(0)
class Single:
    _it = None
    def __new__(cls):
        if cls._it is None:
            cls._it = super().__new__(cls)
        return cls._it
    def __init__(self): self.n = getattr(self, "n", 0) + 1
print(Single() is Single(), Single().n)
class BadInit:
    def __init__(self): return 5
for make in (BadInit, lambda: object.__new__(5), lambda: object.__new__(), lambda: int.__new__(str), lambda: object.__new__(int), lambda: object.__new__(A, 1).args, lambda: tuple.__new__(list), lambda: A.__init__()):
    try:
        print(type(make()).__name__)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(type(A.__new__).__name__, A.__dict__["__new__"].__class__.__name__)
