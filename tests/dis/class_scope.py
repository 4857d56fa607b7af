def f(x):
    class C:
        y = x
        x = y
        def m(self):
            return x
    return C
