def f(x):
    match x:
        case {}:
            return 0
        case {"a": 1, "b": b}:
            return b
        case {"k": [x, y], **rest}:
            return rest
