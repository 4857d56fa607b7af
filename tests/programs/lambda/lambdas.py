# Lambda forms.
print((lambda: 5)(), (lambda x, y=2, *a, k=3, **kw: (x, y, a, k, kw))(1, z=9), (lambda *, a: a)(a=1), (lambda x, /: x)(4), (lambda *args: args)(1, 2), (lambda **k: k)(a=1))
compose = lambda f, g: lambda x: f(g(x))
print(compose(lambda x: x + 1, lambda x: x * 2)(5), (lambda x: lambda y: x + y)(1)(2), list(map(lambda p: p[0], [(1, 2)])), sorted("bca", key=lambda c: -ord(c)), (lambda: (yield))().__class__.__name__)
y = (lambda f: (lambda x: x(x))(lambda x: f(lambda v: x(x)(v))))(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))
print(y(6), (lambda x: x if x else "else")(0), (lambda a, b: a if a > b else b)(1, 2), [f(2) for f in (lambda x: x, lambda x: x ** 2)], (lambda x=(lambda: 1)(): x)(), {1: lambda: "d"}[1]())
f = lambda x: (x := x + 1, x)
print(f(1), f.__name__, f.__code__.co_name, (lambda x: [x for x in range(x)])(3), (lambda: locals())(), (lambda x: x)(x=1), (lambda self: self)(1))
for bad in ("lambda x: = 1", "lambda x=1, y: 0", "lambda x, x: 0", "lambda *: 0", "lambda x: y = 1", "lambda (x): 0", "lambda 1: 0", "lambda *a, *b: 0", "lambda **k, a: 0", "lambda /: 0", "lambda: return", "f(lambda x: x for x in y)" if 0 else "lambda x:", "lambda *, **k: 0", "lambda a, /, b, /: 0"):
    try:
        compile(bad, "t", "exec")
        print(bad, "ok")
    except SyntaxError as e:
        print(bad, "->", e.msg)
