def f(a, b):
    while a < b:
        a += 1
    return a == b and a or b
