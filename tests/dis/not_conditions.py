def f(a, b):
    if not a:
        x()
    if not (a and b):
        y()
    if not a or not b:
        z()
    while not a:
        w()
    return not a and not b
