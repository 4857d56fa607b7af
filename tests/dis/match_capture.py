def f(x):
    match x:
        case y if y > 1:
            return y
        case (1 | 2) as z:
            return z
    match x, 1:
        case a, b:
            pass
