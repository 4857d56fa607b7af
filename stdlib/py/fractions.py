"""Rational numbers."""

import functools
import math
import numbers
import operator
import re
import sys
from decimal import Decimal

__all__ = ['Fraction']

# Every Fraction hashes as the int or float of the same value does.
_PyHASH_MODULUS = sys.hash_info.modulus
_PyHASH_INF = sys.hash_info.inf


@functools.lru_cache(maxsize=1 << 14)
def _hash_algorithm(numerator, denominator):
    try:
        inverse = pow(denominator, -1, _PyHASH_MODULUS)
    except ValueError:
        # The denominator is a multiple of the modulus.
        result = _PyHASH_INF
    else:
        result = hash(hash(abs(numerator)) * inverse)
    if numerator < 0:
        result = -result
    return -2 if result == -1 else result


_RATIONAL_FORMAT = re.compile(r"""
    \A\s*
    (?P<sign>[-+]?)
    (?=\d|\.\d)
    (?P<num>\d*|\d+(_\d+)*)
    (?:
        (?:\s*/\s*(?P<denom>\d+(_\d+)*))?
    |
        (?:\.(?P<decimal>\d*|\d+(_\d+)*))?
        (?:E(?P<exp>[-+]?\d+(_\d+)*))?
    )
    \s*\Z
""", re.VERBOSE | re.IGNORECASE)

# Presentation like that of ints, with an optional denominator.
_GENERAL_FORMAT_SPECIFICATION_MATCHER = re.compile(r"""
    (?:(?P<fill>.)?(?P<align>[<>=^]))?
    (?P<sign>[-+ ]?)
    (?P<alt>\#?)
    (?P<minimumwidth>0|[1-9][0-9]*)?
    (?P<thousands_sep>[,_]?)
""", re.DOTALL | re.VERBOSE).fullmatch

# Presentation like that of floats.
_FLOAT_FORMAT_SPECIFICATION_MATCHER = re.compile(r"""
    (?:(?P<fill>.)?(?P<align>[<>=^]))?
    (?P<sign>[-+ ]?)
    (?P<no_neg_zero>z)?
    (?P<alt>\#?)
    (?P<zeropad>0(?=[0-9]))?
    (?P<minimumwidth>0|[1-9][0-9]*)?
    (?P<thousands_sep>[,_])?
    (?:\.(?P<precision>0|[1-9][0-9]*))?
    (?P<presentation_type>[eEfFgG%])
""", re.DOTALL | re.VERBOSE).fullmatch


def _round_to_exponent(n, d, exponent, no_neg_zero=False):
    """n/d to a multiple of 10**exponent, half to even: (is negative, multiple)."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    q, r = divmod(n + (d >> 1), d)
    if r == 0 and d & 1 == 0:
        q &= -2
    negative = q < 0 if no_neg_zero else n < 0
    return negative, abs(q)


def _round_to_figures(n, d, figures):
    """n/d to so many digits: (is negative, digits, exponent of the last digit)."""
    if n == 0:
        return False, 0, 1 - figures
    str_n, str_d = str(abs(n)), str(d)
    magnitude = len(str_n) - len(str_d) + (str_d <= str_n)
    exponent = magnitude - figures
    negative, significand = _round_to_exponent(n, d, exponent)
    if len(str(significand)) == figures + 1:
        significand //= 10
        exponent += 1
    return negative, significand, exponent


def _grouped(text, separator):
    """Digits in groups of three."""
    first = 1 + (len(text) - 1) % 3
    return text[:first] + ''.join(separator + text[place:place + 3] for place in range(first, len(text), 3))


class Fraction(numbers.Rational):
    """A rational number: of a numerator and a denominator, a number, or a string like '-3/4' or '1.25e3'."""

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        self = super(Fraction, cls).__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
            elif isinstance(numerator, numbers.Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
            elif isinstance(numerator, (float, Decimal)):
                self._numerator, self._denominator = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                self._numerator, self._denominator = _parse(numerator)
            else:
                raise TypeError("argument should be a string or a Rational instance")
            return self
        if type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError('Fraction(%s, 0)' % numerator)
        common = math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        self._numerator = numerator // common
        self._denominator = denominator // common
        return self

    @classmethod
    def from_float(cls, f):
        """The exact value of a float."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("%s.from_float() only takes floats, not %r (%s)"
                            % (cls.__name__, f, type(f).__name__))
        return cls._from_coprime_ints(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """The exact value of a Decimal."""
        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        elif not isinstance(dec, Decimal):
            raise TypeError("%s.from_decimal() only takes Decimals, not %r (%s)"
                            % (cls.__name__, dec, type(dec).__name__))
        return cls._from_coprime_ints(*dec.as_integer_ratio())

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        """A fraction of numbers without a common divisor, the second of them positive."""
        self = super(Fraction, cls).__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    def is_integer(self):
        """Whether the number is an integer."""
        return self._denominator == 1

    def as_integer_ratio(self):
        """Numerator and denominator."""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction whose denominator is at most this."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Convergents of the continued fraction, and the best between the last two.
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction._from_coprime_ints(p1, q1)
        return Fraction._from_coprime_ints(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(a):
        return a._numerator

    @property
    def denominator(a):
        return a._denominator

    def __repr__(self):
        return '%s(%s, %s)' % (self.__class__.__name__, self._numerator, self._denominator)

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return '%s/%s' % (self._numerator, self._denominator)

    def _format_general(self, match):
        fill, align = match["fill"] or " ", match["align"] or ">"
        pos_sign = "" if match["sign"] == "-" else match["sign"]
        separator = match["thousands_sep"]
        n, d = self._numerator, self._denominator
        if d > 1 or match["alt"]:
            body = f"{abs(n):{separator}}/{d:{separator}}"
        else:
            body = f"{abs(n):{separator}}"
        return _padded('-' if n < 0 else pos_sign, body, fill, align, int(match["minimumwidth"] or "0"))

    def _format_float_style(self, match):
        fill, align = match["fill"] or " ", match["align"] or ">"
        pos_sign = "" if match["sign"] == "-" else match["sign"]
        zeropad = match["zeropad"]
        width = int(match["minimumwidth"] or "0")
        separator = match["thousands_sep"]
        precision = int(match["precision"] or "6")
        kind = match["presentation_type"]
        alternate = match["alt"]
        trim_zeros = kind in "gG" and not alternate
        trim_point = not alternate
        exponent_mark = "E" if kind in "EFG" else "e"
        if kind in "fF%":
            exponent = -precision - (2 if kind == "%" else 0)
            negative, significand = _round_to_exponent(self._numerator, self._denominator, exponent,
                                                       match["no_neg_zero"])
            scientific, point = False, precision
        else:
            figures = max(precision, 1) if kind in "gG" else precision + 1
            negative, significand, exponent = _round_to_figures(self._numerator, self._denominator, figures)
            scientific = kind in "eE" or exponent > 0 or exponent + figures <= -4
            point = figures - 1 if scientific else -exponent
        if kind == "%":
            suffix = "%"
        elif scientific:
            suffix = f"{exponent_mark}{exponent + point:+03d}"
        else:
            suffix = ""
        digits = f"{significand:0{point + 1}d}"
        sign = "-" if negative else pos_sign
        leading, fraction = digits[:len(digits) - point], digits[len(digits) - point:]
        if trim_zeros:
            fraction = fraction.rstrip("0")
        trailing = ("" if trim_point and not fraction else ".") + fraction + suffix
        if zeropad:
            least = width - len(sign) - len(trailing)
            leading = leading.zfill(3 * least // 4 + 1 if separator else least)
        if separator:
            leading = _grouped(leading, separator)
        return _padded(sign, leading + trailing, fill, align, width)

    def __format__(self, format_spec, /):
        match = _GENERAL_FORMAT_SPECIFICATION_MATCHER(format_spec)
        if match:
            return self._format_general(match)
        match = _FLOAT_FORMAT_SPECIFICATION_MATCHER(format_spec)
        if match and not (match["align"] is not None and match["zeropad"] is not None):
            return self._format_float_style(match)
        raise ValueError(f"Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}")

    def _operator_fallbacks(monomorphic_operator, fallback_operator, handle_complex=True):
        """The methods of an operator: with fractions exact, with floats and complex numbers as these do."""

        def forward(a, b):
            if isinstance(b, Fraction):
                return monomorphic_operator(a, b)
            if isinstance(b, int):
                return monomorphic_operator(a, Fraction(b))
            if isinstance(b, float):
                return fallback_operator(float(a), b)
            if handle_complex and isinstance(b, complex):
                return fallback_operator(float(a), b)
            return NotImplemented

        def reverse(b, a):
            if isinstance(a, numbers.Rational):
                return monomorphic_operator(Fraction(a), b)
            if isinstance(a, numbers.Real):
                return fallback_operator(float(a), float(b))
            if handle_complex and isinstance(a, numbers.Complex):
                return fallback_operator(complex(a), float(b))
            return NotImplemented

        forward.__name__ = '__' + fallback_operator.__name__ + '__'
        forward.__doc__ = monomorphic_operator.__doc__
        reverse.__name__ = '__r' + fallback_operator.__name__ + '__'
        reverse.__doc__ = monomorphic_operator.__doc__
        return forward, reverse

    def _add(a, b):
        """a + b"""
        na, da = a._numerator, a._denominator
        nb, db = b._numerator, b._denominator
        g = math.gcd(da, db)
        if g == 1:
            return Fraction._from_coprime_ints(na * db + da * nb, da * db)
        s = da // g
        t = na * (db // g) + nb * s
        g2 = math.gcd(t, g)
        if g2 == 1:
            return Fraction._from_coprime_ints(t, s * db)
        return Fraction._from_coprime_ints(t // g2, s * (db // g2))

    __add__, __radd__ = _operator_fallbacks(_add, operator.add)

    def _sub(a, b):
        """a - b"""
        return Fraction._add(a, Fraction._from_coprime_ints(-b._numerator, b._denominator))

    __sub__, __rsub__ = _operator_fallbacks(_sub, operator.sub)

    def _mul(a, b):
        """a * b"""
        na, da = a._numerator, a._denominator
        nb, db = b._numerator, b._denominator
        g1, g2 = math.gcd(na, db), math.gcd(nb, da)
        return Fraction._from_coprime_ints((na // g1) * (nb // g2), (db // g1) * (da // g2))

    __mul__, __rmul__ = _operator_fallbacks(_mul, operator.mul)

    def _div(a, b):
        """a / b"""
        nb, db = b._numerator, b._denominator
        if nb == 0:
            raise ZeroDivisionError('Fraction(%s, 0)' % db)
        na, da = a._numerator, a._denominator
        g1, g2 = math.gcd(na, nb), math.gcd(db, da)
        n, d = (na // g1) * (db // g2), (nb // g1) * (da // g2)
        if d < 0:
            n, d = -n, -d
        return Fraction._from_coprime_ints(n, d)

    __truediv__, __rtruediv__ = _operator_fallbacks(_div, operator.truediv)

    def _floordiv(a, b):
        """a // b"""
        return (a.numerator * b.denominator) // (a.denominator * b.numerator)

    __floordiv__, __rfloordiv__ = _operator_fallbacks(_floordiv, operator.floordiv, False)

    def _divmod(a, b):
        """(a // b, a % b)"""
        da, db = a.denominator, b.denominator
        quotient, rest = divmod(a.numerator * db, da * b.numerator)
        return quotient, Fraction(rest, da * db)

    __divmod__, __rdivmod__ = _operator_fallbacks(_divmod, divmod, False)

    def _mod(a, b):
        """a % b"""
        da, db = a.denominator, b.denominator
        return Fraction((a.numerator * db) % (b.numerator * da), da * db)

    __mod__, __rmod__ = _operator_fallbacks(_mod, operator.mod, False)

    def __pow__(a, b):
        """a ** b: a fraction if b is an integer, else a float or complex number."""
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            n, d = a._numerator, a._denominator
            if power >= 0:
                return Fraction._from_coprime_ints(n ** power, d ** power)
            if n > 0:
                return Fraction._from_coprime_ints(d ** -power, n ** -power)
            if n == 0:
                raise ZeroDivisionError('Fraction(%s, 0)' % (d ** -power))
            return Fraction._from_coprime_ints((-d) ** -power, (-n) ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a):
        """a ** b"""
        if b._denominator == 1 and b._numerator >= 0:
            # An exact result of a's own kind.
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        """+a"""
        return Fraction._from_coprime_ints(a._numerator, a._denominator)

    def __neg__(a):
        """-a"""
        return Fraction._from_coprime_ints(-a._numerator, a._denominator)

    def __abs__(a):
        """abs(a)"""
        return Fraction._from_coprime_ints(abs(a._numerator), a._denominator)

    def __int__(a, _index=operator.index):
        """int(a)"""
        return _index(a.__trunc__())

    def __trunc__(a):
        """math.trunc(a)"""
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    def __floor__(a):
        """math.floor(a)"""
        return a._numerator // a._denominator

    def __ceil__(a):
        """math.ceil(a)"""
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """round(self, ndigits), half to even."""
        if ndigits is None:
            d = self._denominator
            floor, rest = divmod(self._numerator, d)
            if rest * 2 < d:
                return floor
            if rest * 2 > d:
                return floor + 1
            return floor + floor % 2
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        """hash(self)"""
        return _hash_algorithm(self._numerator, self._denominator)

    def __eq__(a, b):
        """a == b"""
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                # As zero compares with it.
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _richcmp(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        """a < b"""
        return a._richcmp(b, operator.lt)

    def __gt__(a, b):
        """a > b"""
        return a._richcmp(b, operator.gt)

    def __le__(a, b):
        """a <= b"""
        return a._richcmp(b, operator.le)

    def __ge__(a, b):
        """a >= b"""
        return a._richcmp(b, operator.ge)

    def __bool__(a):
        """a != 0"""
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) == Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _parse(text):
    """Numerator and denominator of a number as it is written."""
    match = _RATIONAL_FORMAT.match(text)
    if match is None:
        raise ValueError('Invalid literal for Fraction: %r' % text)
    numerator = int(match.group('num') or '0')
    denom = match.group('denom')
    if denom:
        denominator = int(denom)
    else:
        denominator = 1
        decimal = match.group('decimal')
        if decimal:
            decimal = decimal.replace('_', '')
            scale = 10 ** len(decimal)
            numerator = numerator * scale + int(decimal)
            denominator *= scale
        exp = match.group('exp')
        if exp:
            exp = int(exp)
            if exp >= 0:
                numerator *= 10 ** exp
            else:
                denominator *= 10 ** -exp
    if match.group('sign') == '-':
        numerator = -numerator
    if denominator == 0:
        raise ZeroDivisionError('Fraction(%s, 0)' % numerator)
    common = math.gcd(numerator, denominator)
    return numerator // common, denominator // common


def _padded(sign, body, fill, align, width):
    padding = fill * (width - len(sign) - len(body))
    if align == ">":
        return padding + sign + body
    if align == "<":
        return sign + body + padding
    if align == "^":
        half = len(padding) // 2
        return padding[:half] + sign + body + padding[half:]
    return sign + padding + body
