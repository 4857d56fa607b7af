def f(a, b):
    x = y = a
    c = a
    d = b
    c, d = d, c
    e = a + b
    return x, y, c, d, e
