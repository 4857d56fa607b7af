def f(a, b):
    return a and b
def g(a, b):
    return a or (b and not a)
def h(a):
    return a is not None and a in (1, 2, 3)
