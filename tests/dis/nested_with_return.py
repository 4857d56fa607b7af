def f(a, b):
    with a:
        with b:
            return g()
