# dis: -O
def f(xs):
    for x in xs:
        try:
            print(x.y, end="")
        except ValueError as e:
            return e
