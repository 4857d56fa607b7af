# What functions return.
def a(): pass
def b(): return
def c(): return 1, 2
def d(x):
    if x:
        return "yes"
def e():
    for i in range(5):
        while True:
            if i == 3:
                return i
            break
def f():
    return (yield)
def g(): return *[1, 2], 3
def h():
    """only a docstring"""
print(a(), b(), c(), d(1), d(0), e(), type(f()).__name__, g(), h(), h.__doc__, (lambda: None)(), print("printed"))
