def f():
    if 0:
        a()
    if 1:
        b()
    if __debug__:
        c()
    if "" or None:
        d()
    else:
        e()
