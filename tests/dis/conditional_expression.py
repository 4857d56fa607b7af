def f(a, b):
    x = a if b else 1
    y = (a if b else 1) if a else 2
    return x if a > b else y
