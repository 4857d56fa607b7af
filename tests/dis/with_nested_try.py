def f(a):
    with a:
        try:
            b()
        except E:
            pass
    with (a as x, b as y):
        pass
