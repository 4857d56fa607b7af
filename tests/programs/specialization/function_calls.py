# Hot calls: defaults, keywords, changed code and defaults, wrong counts, recursion.
def f(a, b=2, *c, d=4): return a, b, c, d
def hot(g, *args, **kw): return g(*args, **kw)
for i in range(50): r = f(i)
print(r)
f.__defaults__ = (20,)
print(f(1)); f.__kwdefaults__ = {"d": 40}; print(f(1)); f.__defaults__ = None
for i in range(10):
    try: f()
    except TypeError as e: msg = str(e)
print(msg, f(1, 2))
def old(x): return "old"
def new(x): return "new"
r = []
for i in range(30):
    if i == 20: old.__code__ = new.__code__
    r.append(old(i))
print(r[19:22])
def site(g): return g(7)
class Init:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"Init({self.v})"
class NewOnly:
    def __new__(cls, v): return v * 2
fs = [lambda x: x + 1, abs, Init, NewOnly, str, [10] * 8 and (lambda *a: a), type, range, [1, 2, 3, 4, 5, 6, 7, 8].__getitem__, Init(3).__init__]
for g in fs:
    for _ in range(15): v = site(g)
    print(v, end=" ")
print()
for g in (lambda: 0, lambda a, b: 0, 5, None, "s", Init(1)):
    for _ in range(10):
        try: site(g)
        except TypeError as e: msg = str(e)
    print(msg)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(17))
saved = fib
def fib(n): return "replaced"
print(saved(10) if False else saved(1), saved.__name__)
Init.__init__ = lambda self, v: setattr(self, "v", ("patched", v))
print(site(Init))
Init.__new__ = lambda cls, v: object.__new__(cls)
print(site(Init))
