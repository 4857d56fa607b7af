# Closures share variables, not values.
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
inc, get = counter()
inc(); inc(5)
print(get(), counter()[1](), inc.__closure__[0].cell_contents, inc.__code__.co_freevars, counter.__code__.co_cellvars)
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])
def make(n):
    return [lambda x: x * n for _ in range(2)]
print(make(3)[0](5), make.__code__.co_cellvars)
def outer(x):
    def middle():
        def inner():
            nonlocal x
            x += 1
            return x
        return inner
    return middle, lambda: x
m, g = outer(10)
m()(); m()()
print(g())
def later():
    def use(): return value
    value = "set later"
    return use()
print(later())
def unset():
    def use(): return value
    r = []
    try:
        use()
    except NameError as e:
        r.append(str(e))
    value = 1
    r.append(use())
    del value
    try:
        use()
    except NameError as e:
        r.append(str(e))
    return r
print(unset())
def param(a, *args, b=1, **kw):
    def inner(): return a, args, b, kw
    a += 1
    return inner
print(param(1, 2, c=3)(), [f() for f in (lambda x: [lambda: x, lambda: x + 1])(5)])
