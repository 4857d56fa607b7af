def f(a):
    if a is None and a.b is not None:
        x()
    while a is not None:
        a = a.next
    return a is None or 1
