def g():
    x = yield
    y = yield 1, 2
    z = (yield) + (yield x)
    f((yield))
    return (yield)
