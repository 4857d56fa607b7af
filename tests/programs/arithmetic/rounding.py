# round() goes to even; with digits it works on the decimal value.
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999999999999996, 1e20)])
print(round(2.675, 2), round(1.005, 2), round(1234.5678, -2), round(0.5, 0), round(1.45, 1), round(-2.5, 0), round(1e300, 300))
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-1250, -2), round(5, -1), round(15, -1), round(25, -1), round(7, 3), round(10 ** 30 + 5, -1))
print(round(1.5, None), type(round(1.5)), type(round(1.5, 0)), type(round(15, -1)), round(True), round(5e-324, 323))
class R:
    def __round__(self, n="none"):
        return ("R", n)
print(round(R()), round(R(), 2), round(number=1.25, ndigits=1))
for call in (lambda: round("a"), lambda: round(1.5, "a"), lambda: round(float("nan")), lambda: round(float("inf")), lambda: round(1.5, 1.5),
             lambda: round(), lambda: round(1e308, -309), lambda: round(1.7976931348623157e308, -308)):
    try:
        print(call())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
