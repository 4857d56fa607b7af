# Every kind of parameter and argument.
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3), f(1, 5, 6, 7, c=8, d=9, e=10), f(*[1, 2, 3], **{"c": 4, "z": 5}), f(c=1, a=2), f(*(), *[1], c=0, **{}, **{"q": 1}), f(1, *[2], 3, c=4))
def pos(a, b=1, /, c=2, *, d): return a, b, c, d
print(pos(1, d=0), pos(1, 2, 3, d=4), pos(1, c=5, d=6))
def only(*, x, y=2): return x, y
def kw(a, /, **kwargs): return a, kwargs
print(only(x=1), kw(1, a=2), (lambda *a, **k: (a, k))(1, x=2), (lambda a=1, *, b=2: (a, b))(b=3))
def defaults(a, b=[]):
    b.append(a)
    return b
print(defaults(1), defaults(2), defaults(3, []), defaults.__defaults__)
def order(*args, **kwargs): return args, kwargs
print(order(*"ab", x=1, *"cd", **{"y": 2}, z=3), order(**dict(b=1, a=2)), order(*range(3), *[9]))
i = 5
def late(x=i): return x
i = 6
print(late())
