def f(x):
    match x:
        case 1:
            return "one"
        case "a" | "b":
            return "letter"
        case None:
            return "none"
        case -1.5 | 2 + 3j:
            return "number"
        case a.b.c:
            return "dotted"
        case _:
            return "other"
