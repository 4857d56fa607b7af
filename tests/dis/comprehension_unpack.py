def f(xs):
    return [a + b for a, b in xs], [c for (c,) in xs], [d for d in [xs]]
