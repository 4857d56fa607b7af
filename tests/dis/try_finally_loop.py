def f(xs):
    for x in xs:
        try:
            if x:
                continue
            if x is None:
                break
            return x
        finally:
            done(x)
