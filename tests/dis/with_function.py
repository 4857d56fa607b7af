def f(a, b):
    with a as x, b() as (y, z):
        return x, y, z
