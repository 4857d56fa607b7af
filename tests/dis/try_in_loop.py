def f(xs):
    while True:
        try:
            x = next(xs)
        except StopIteration:
            break
        except Exception:
            continue
        print(x)
