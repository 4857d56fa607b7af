def f(o, k, v):
    o.a = v
    o[k] = v
    o.b.c[k].d = o[0][1]
    o[1:2] = v
    o[::2] = v
    o[:] = v
    del o.a, o[k], o[1:2]
