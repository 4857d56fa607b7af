def f(x):
    if x:
        a()
    else:
        b()
    if x == 1:
        c()
    elif x == 2:
        d()
    elif x == 3:
        pass
    else:
        e()
