def outer(a):
    b = 2
    def inner(c):
        return a + b + c
    return inner
