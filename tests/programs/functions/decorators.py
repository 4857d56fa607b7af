# Decorators: order, arguments, any expression.
def deco(name):
    print("make", name)
    def wrap(f):
        print("apply", name, f.__name__)
        def inner(*args, **kw):
            return f"{name}({f(*args, **kw)})"
        inner.__name__ = f.__name__
        return inner
    return wrap
@deco("a")
@deco("b")
def f(x): return x
print(f(5), f.__name__)
decos = [deco("c"), lambda c: (print("class", c.__name__), c)[1]]
@decos[0]
def g(): return "g"
@decos[1]
class K: pass
@(lambda f: lambda: f() * 2)
def h(): return "h"
@str
def s(): pass
@id
def p(): pass
print(type(p)); print(g(), h(), type(s).__name__)
class Once:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a), self.n
@Once
def once(x): return x
once(1)
print(once(2), type(once).__name__)
try:
    @5
    def bad(): pass
except TypeError as e:
    print(e)
