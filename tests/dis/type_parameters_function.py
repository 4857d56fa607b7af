def f[T](x: T) -> T:
    return x
def g[T: int, *Ts, **P](x: T = 1, *args: *Ts):
    return x
def h[T = int](): pass
def i[T: (int, str)](): pass
