def f(x):
    return x
    print(x)
def g():
    raise ValueError
    return 1
def h():
    while True:
        pass
    return 2
