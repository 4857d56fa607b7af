def f(n):
    for i in range(n):
        try:
            a(i)
        except E:
            pass
        else:
            b(i)
    return i
