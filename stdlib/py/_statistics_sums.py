"""statistics: exact sums, and the conversion of their results."""

import math
import sys
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from itertools import groupby


class StatisticsError(ValueError):
    """The data do not allow what is asked."""

    __module__ = 'statistics'


def _isfinite(x):
    try:
        return x.is_finite()
    except AttributeError:
        return math.isfinite(x)


def _coerce(T, S):
    """The type that values of both types are added in."""
    assert T is not bool, "initial type T is bool"
    if T is S or S is int or S is bool:
        return T
    if T is int or issubclass(S, T):
        return S
    if issubclass(T, S) or issubclass(S, int):
        return T
    if issubclass(T, int):
        return S
    if issubclass(T, Fraction) and issubclass(S, float):
        return S
    if issubclass(T, float) and issubclass(S, Fraction):
        return T
    raise TypeError("don't know how to coerce %s and %s" % (T.__name__, S.__name__))


def _exact_ratio(x):
    """A number as a numerator and a denominator; of what is not finite, (x, None)."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")


def _from_partials(partials):
    if None in partials:
        # The sum of infinities and NaNs.
        return partials[None]
    return sum(Fraction(n, d) for d, n in partials.items())


def _sum(data):
    """(type, exact sum, count)"""
    number = 0
    types = set()
    partials = {}
    for kind, values in groupby(data, type):
        types.add(kind)
        for n, d in map(_exact_ratio, values):
            number += 1
            partials[d] = partials.get(d, 0) + n
    total = _from_partials(partials)
    return reduce(_coerce, types, int), total, number


def _ss(data, c=None):
    """(type, sum of squared differences from c or the mean, mean, count)"""
    if c is not None:
        T, ssd, number = _sum((d := x - c) * d for x in data)
        return T, ssd, c, number
    number = 0
    types = set()
    sums, squares = {}, {}
    for kind, values in groupby(data, type):
        types.add(kind)
        for n, d in map(_exact_ratio, values):
            number += 1
            sums[d] = sums.get(d, 0) + n
            squares[d] = squares.get(d, 0) + n * n
    if not number:
        ssd = c = Fraction(0)
    elif None in sums:
        ssd = c = sums[None]
    else:
        sx = sum(Fraction(n, d) for d, n in sums.items())
        sxx = sum(Fraction(n, d * d) for d, n in squares.items())
        ssd = (number * sxx - sx * sx) / number
        c = sx / number
    return reduce(_coerce, types, int), ssd, c, number


def _convert(value, T):
    """A value in the type of the data."""
    if type(value) is T:
        return value
    if issubclass(T, int) and value.denominator != 1:
        T = float
    try:
        return T(value)
    except TypeError:
        if issubclass(T, Decimal):
            return T(value.numerator) / value.denominator
        raise


def _fail_neg(values, errmsg='negative value'):
    """The values; a negative one is refused."""
    for x in values:
        if x < 0:
            raise StatisticsError(errmsg)
        yield x


def _integer_sqrt_of_frac_rto(n, m):
    """The root of n/m, rounded to odd."""
    a = math.isqrt(n // m)
    return a | (a * a * m != n)


_sqrt_bit_width = 2 * sys.float_info.mant_dig + 3


def _float_sqrt_of_frac(n, m):
    """The root of n/m as the nearest float."""
    q = (n.bit_length() - m.bit_length() - _sqrt_bit_width) // 2
    if q >= 0:
        numerator, denominator = _integer_sqrt_of_frac_rto(n, m << 2 * q) << q, 1
    else:
        numerator, denominator = _integer_sqrt_of_frac_rto(n << -2 * q, m), 1 << -q
    return numerator / denominator


def _decimal_sqrt_of_frac(n, m):
    """The root of n/m as the nearest Decimal."""
    if n <= 0:
        if not n:
            return Decimal('0.0')
        n, m = -n, -m
    root = (Decimal(n) / Decimal(m)).sqrt()
    nr, dr = root.as_integer_ratio()
    # Is a neighbour nearer?
    plus = root.next_plus()
    np, dp = plus.as_integer_ratio()
    if 4 * n * (dr * dp) ** 2 > m * (dr * np + dp * nr) ** 2:
        return plus
    minus = root.next_minus()
    nm, dm = minus.as_integer_ratio()
    if 4 * n * (dr * dm) ** 2 < m * (dr * nm + dm * nr) ** 2:
        return minus
    return root
