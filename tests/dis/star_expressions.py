def f(a, *b):
    return *a, *b
def g(a):
    yield *a, 1
    for x in *a, 1:
        x[*a]
    x[*a, 1] = 2
