# globals, locals, vars.
x = 1
g = globals()
g["made"] = 2
print(made, g is globals(), g["__name__"], "x" in vars(), vars() is g, locals() is g)
def f(a):
    b = 2
    l = locals()
    c = 3
    return sorted(l), sorted(locals()), globals() is g
print(f(1))
class C: y = 1
c = C(); c.z = 2
print(vars(c), vars(C)["y"], type(vars(C)).__name__)
for bad in (5, [], "a", object()):
    try: vars(bad)
    except TypeError as e: print(e)
class S: __slots__ = ("a",)
try: vars(S())
except TypeError as e: print(e)
exec("print(sorted(k for k in globals() if len(k) < 3), locals() is globals())", {"q": 1})
exec("r = 5; print(sorted(locals()), 'r' in globals())", {}, {"p": 1})
def gen():
    v = 1
    yield sorted(locals())
    w = 2
    yield sorted(locals())
print(list(gen()), (lambda p, *q: locals())(1, 2), [sorted(locals())[:0] for i in range(1)])
import math
print(vars(math)["pi"], "sqrt" in dir(math), dir(c)[-1], [n for n in dir() if len(n) == 1])
