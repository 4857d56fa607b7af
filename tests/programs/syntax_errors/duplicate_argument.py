# A repeated parameter.
def f(a, b, a):
    pass
