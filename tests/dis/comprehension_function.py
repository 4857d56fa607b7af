def f(xs, n):
    a = [x + n for x in xs if x]
    b = {x for x in xs}
    c = {k: v for k, v in xs}
    x = 1
    d = [x for x in xs]
    return a, b, c, d, x
