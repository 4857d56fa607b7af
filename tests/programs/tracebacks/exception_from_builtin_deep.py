# A native that calls Python that calls a native.
def f(x): return int(x)
print(list(map(f, filter(lambda s: s != '', ['1', '', 'x']))))
