def f(a, b, c):
    if a and b:
        return 1
    if a or b:
        return 2
    if not a and (b or not c):
        return 3
    if a and b and c or a:
        return 4
