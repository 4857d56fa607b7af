def g(it):
    r = yield from it
    yield r
    return (yield from h())
