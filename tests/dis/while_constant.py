def f():
    while 0:
        a()
    while 1:
        b()
