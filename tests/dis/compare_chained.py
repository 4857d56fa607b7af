def f(a, b, c):
    if a < b < c:
        return 1
    x = a < b <= c != 0
    return not a == b == c
