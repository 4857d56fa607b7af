"""Fractions: construction, arithmetic, comparison, formatting."""

import math
from decimal import Decimal
from fractions import Fraction as F

print(F(3, 6), repr(F("-3/4")), F("1.25e3"), F(0.1), F(Decimal("1.1")), F(" 7 "), F("1_000/3"), F(F(1, 2), F(3, 4)))
for bad in ((1, 0), ("x",), ("1/0",), (1.5, 2), ([],), ("1/2/3",)):
    try:
        print(F(*bad))
    except Exception as error:
        print(type(error).__name__, error)
a, b = F(7, 3), F(-2, 5)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 3, a ** -2, a ** F(1, 2))
print(a + 1, 1 - a, 2 * a, 1 / a, 7 // a, 7 % a, a + 0.5, a * 1j, 2 ** F(3), 2.0 ** a, F(4) ** 0.5)
print(a == F(14, 6), F(1, 2) == 0.5, F(1, 2) < 0.6, a > 2, F(1, 3) != Decimal("0.3"), hash(F(5)) == hash(5), hash(F(1, 2)) == hash(0.5))
print(round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 3), round(F(12345), -2), math.floor(b), math.ceil(b), math.trunc(b), int(a))
print(F(math.pi).limit_denominator(100), F(math.pi).limit_denominator(1000), F(1, 3).as_integer_ratio(), F(4, 2).is_integer())
print(F.from_float(0.75), F.from_decimal(Decimal("0.1")), abs(b), -a, +a, bool(F(0)), float(a), a.numerator, a.denominator)
for spec in ("", ">10", ".3f", ",.2f", "010.1f", "+.2e", ".4g", "%", "#", "_", "<8", "^+9", "z.0f", "g"):
    print(spec, [format(x, spec) for x in (F(1, 3), F(-22, 7), F(1234567), F(-1, 1000))])
try:
    format(a, "x")
except ValueError as error:
    print(error)
try:
    a + "x"
except TypeError as error:
    print(error)
