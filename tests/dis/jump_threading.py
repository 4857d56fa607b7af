def f(a, b, c):
    while a:
        if b:
            if c:
                x()
            else:
                continue
        elif c:
            break
    return a if (b or c) and a else c
