"""Construction, arithmetic, errors, contexts."""

import copy
import math
from decimal import *
from fractions import Fraction

D = Decimal
print(D("1.10"), repr(D("-1E+5")), D(3) / 7, D(1) / 8, D("0.1") + D("0.2"), D(0.1), D((1, (1, 2), -1)), D(" 1_000.5 "))
print(getcontext())
print(getcontext().flags[Inexact], ExtendedContext, BasicContext.traps[Underflow])


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: D(1) / 0)
attempt(lambda: D(0) / 0)
attempt(lambda: D("abc"))
attempt(lambda: D("1e999999") * 10)
attempt(lambda: D("inf") - D("inf"))
attempt(lambda: D("snan") + 1)
attempt(lambda: D(10) ** 400 // D("1e-30"))
attempt(lambda: D(-1).sqrt())
attempt(lambda: int(D("nan")))
attempt(lambda: int(D("inf")))
attempt(lambda: D("nan") < 1)
attempt(lambda: hash(D("snan")))
attempt(lambda: D((1, 2)))
attempt(lambda: D([]))
attempt(lambda: D({}))
attempt(lambda: Context(prec=0))
attempt(lambda: Context(rounding="x"))
attempt(lambda: D(1).quantize(D("1e-50")))
attempt(lambda: D(0) ** 0)
attempt(lambda: format(D(1), "q"))
with localcontext() as context:
    context.prec = 5
    context.traps[Inexact] = True
    attempt(lambda: D(1) / 3)
    print(D(1) / 4, context.flags[Rounded])
with localcontext(prec=60):
    print(D(1).exp(), D(2).ln(), D(3).log10(), D(2).sqrt(), D("1e-30").exp())
    print(D("1.000000000000000001").ln(), D(2) ** D("0.5"), D(7) ** D("-0.3"))
print(D(2) ** -3, D(4) ** D("0.5"), D("1.1") ** 20, pow(D(3), 5, 7), D(10) ** 100, D("1.00000001") ** 100000)
print(D(1) == 1.0, D("0.5") == Fraction(1, 2), D(3) > Fraction(5, 2), hash(D("1.0")) == hash(1), D("1.5") in {1.5})
print(round(D("2.5")), round(D("2.675"), 2), math.floor(D("-1.5")), math.ceil(D("1.2")), math.trunc(D("-1.7")))
print(sum(map(D, "1.1 2.2 3.3".split())), max(D(1), D(2)), sorted(map(D, ["3", "-1", "2.5"])), abs(D(-3)), -D("0"))
print(divmod(D(7), D("2.5")), D(-7) // 2, D(-7) % 3, divmod(10, D(3)), 2 - D(1), 1 / D(8))
print(D("123.456").as_tuple(), D("Infinity").as_tuple(), D("0.25").as_integer_ratio(), D("1E+3").to_eng_string())
print(D("1234567.891").quantize(D(".01"), ROUND_DOWN), f"{D('1234567.891'):,.2f}", f"{D('0.000123'):e}")
d = D("1.50")
print(copy.copy(d) is d, copy.deepcopy(d) is d)


class Money(D):
    pass


print(type(Money("1.5") + 1).__name__, repr(Money("1.5")), Money("2").normalize())
print(getcontext().flags)
