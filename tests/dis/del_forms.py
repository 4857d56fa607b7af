x = 1
del x
def f(a, b):
    del a
    del b.c, b[0]
    del (a, b)
