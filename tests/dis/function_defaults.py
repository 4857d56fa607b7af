def f(a, b=1, *args, c, d=x, **kwargs):
    return a, b, args, c, d, kwargs
