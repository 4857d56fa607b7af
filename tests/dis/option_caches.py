# dis: -C
def f(o, xs):
    o.n += 1
    for x in xs:
        if x in o and x > 1:
            o[x] = xs[x]
            a, b = x
    return super().m(o.m())
