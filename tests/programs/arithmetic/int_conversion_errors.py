# Conversions of the wrong types and values.
class Index:
    def __index__(self):
        return 42
class Int:
    def __int__(self):
        return 43
class Trunc:
    def __trunc__(self):
        return 44
class Bad:
    def __int__(self):
        return "x"
class BadIndex:
    def __index__(self):
        return 1.5
print(int(Index()), int(Int()), int(3.99), int(-3.99), int(True), float(Index()), [1, 2, 3][Index() - 41 if False else 1])
for make in (lambda: int(None), lambda: int([]), lambda: int("1", 1), lambda: int("1", 37), lambda: int(1, 10), lambda: int(Bad()),
             lambda: int(BadIndex()), lambda: int(float("nan")), lambda: int(float("inf")), lambda: int(1j), lambda: int("1", "2"),
             lambda: int(1, 2, 3), lambda: int(x=1), lambda: int(base=10), lambda: [1][BadIndex()], lambda: int(object())):
    try:
        print(make())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
