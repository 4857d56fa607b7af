# Literal, capture, wildcard, value and or patterns; guards.
def f(x):
    match x:
        case 0: return "zero"
        case 1 | 2 | 3: return "small"
        case -1: return "minus one"
        case 1.5: return "float"
        case 2 + 3j: return "complex"
        case "a" | "b": return "letter"
        case b"x": return "bytes"
        case None: return "none"
        case True: return "true"
        case False: return "false"
        case int() if x > 100: return "big"
        case str() as s if s.startswith("q"): return f"q-word {s}"
        case int(n) if n % 2: return f"odd {n}"
        case "a" "b": return "concatenated"
        case y if callable(y): return "callable"
        case _: return "other"
for x in (0, 1, 2.0, -1, 1.5, 2 + 3j, "a", b"x", None, True, False, 101, "query", 7, 8, "ab", len, [1], 0.0, 1.0):
    print(repr(x) if x is not len else "len", f(x))
class Color:
    RED = 1
    class Deep: BLUE = "blue"
def g(c):
    match c:
        case Color.RED: return "red"
        case Color.Deep.BLUE: return "blue"
        case other: return other
print(g(1), g("blue"), g(5))
match 5:
    case x: pass
print(x)
match 1, 2:
    case a, b: print(a, b)
match [1, 2, 3]:
    case [x, *_] if x > 5: print("no")
    case [1, y, *z]: print(y, z)
match match := 3:
    case case: print(match, case)
match "no match":
    case 1: print("never")
print("after")
