def f(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return y
        case Line(Point(a, _), end=Point() as q):
            return a, q
        case int(n) | float(n) if n > 0:
            return n
        case str():
            return "s"
