# The format specification of str.
for spec in ("", "s", "10", "<10", ">10", "^10", "*^10", ".2", "10.2", "_<8", "010", "é>8"):
    print(f"{spec:6} [{format('abc', spec)}]")
for spec in ("d", "+", " ", "=10", ",", "#", "x", ".2f", ".", "-", "10x", "z"):
    try:
        print(format("abc", spec))
    except ValueError as e:
        print(spec, "->", e)
for value, spec in ((None, "5"), ([], "s"), (object, "x"), ((1, 2), ">10"), (print, "3"), (range(3), ".1")):
    try:
        format(value, spec)
    except TypeError as e:
        print(e)
try:
    format("a", 5)
except TypeError as e:
    print(e)
class Bad:
    def __format__(self, spec): return 5
try:
    format(Bad())
except TypeError as e:
    print(e)
