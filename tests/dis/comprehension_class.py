class C:
    xs = [1]
    ys = [x for x in xs]
    zs = [lambda: x for x in xs]
