def f(xs):
    for x in xs:
        with x:
            if x.a:
                continue
            if x.b:
                break
    return x
