def f(a, b):
    def g():
        return a
    def h():
        nonlocal b
        b = a
    del a
    return g, h
