def f(m):
    for row in m:
        for x in row:
            if x:
                return x
            if x is None:
                break
        else:
            continue
        g()
