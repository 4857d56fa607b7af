"""decimal: the class Decimal."""

import math as _math
import numbers as _numbers
import sys as _sys
from collections import namedtuple

import _decimal_arith as _arith
import _decimal_elementary as _elementary
import _decimal_text as _text
from _decimal_arith import digits_of
from _decimal_context import (CONVERSION, FLOAT, IMPOSSIBLE, INEXACT, INVALID, MAX_EMAX, MIN_EMIN, ROUNDED,
                              ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, UNDEFINED, ZERO_DIVISION,
                              Context, getcontext, _roundings)

DecimalTuple = namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')

_FINITE, _INFINITE, _QUIET, _SIGNALING = range(4)
_set = object.__setattr__


def _make(sign, coefficient, exponent, kind=_FINITE):
    """A Decimal of parts; a coefficient that is None makes an infinity."""
    self = object.__new__(Decimal)
    if coefficient is None:
        coefficient, exponent, kind = 0, 0, _INFINITE
    self._sign = sign
    self._int = coefficient
    self._exp = exponent
    self._kind = kind
    return self


def _finished(parts, context, status=0):
    """A result rounded to a context, which is told."""
    sign, coefficient, exponent, more = _arith.finish(*parts, context)
    context._note(status | more)
    return _make(sign, coefficient, exponent)


def _invalid(context, status=INVALID):
    context._note(status)
    return _make(0, 0, 0, _QUIET)


def _nan_of(context, *operands):
    """The NaN that an operation with NaNs yields, or None: the first that signals, else the first."""
    for wanted in (_SIGNALING, _QUIET):
        for operand in operands:
            if operand._kind == wanted:
                payload, limit = operand._int, context.prec - context.clamp
                if payload and digits_of(payload) > limit:
                    payload %= 10 ** limit
                if wanted == _SIGNALING:
                    context._note(INVALID)
                return _make(operand._sign, payload, 0, _QUIET)
    return None


def _convert(other, strict=False):
    """An operand as a Decimal, or NotImplemented."""
    if isinstance(other, Decimal):
        return other
    if isinstance(other, int):
        return _make(int(other < 0), abs(int(other)), 0)
    if strict:
        raise TypeError("conversion from %s to Decimal is not supported" % type(other).__name__)
    return NotImplemented


def _convert_for_comparison(self, other, equality=False):
    """The two in a comparison, as Decimals."""
    if isinstance(other, Decimal):
        return self, other
    if isinstance(other, int):
        return self, _convert(other)
    if isinstance(other, _numbers.Rational):
        if self._kind == _FINITE:
            self = _make(self._sign, self._int * other.denominator, self._exp)
        return self, _convert(other.numerator)
    if equality and isinstance(other, _numbers.Complex) and other.imag == 0:
        other = other.real
    if isinstance(other, float):
        context = getcontext()
        if equality:
            dict.__setitem__(context.flags, _signal_float, True)
        else:
            context._note(FLOAT)
        return self, Decimal.from_float(other)
    return NotImplemented, NotImplemented


from _decimal_context import FloatOperation as _signal_float


def _binary(name, doc=None):
    """The methods of an operator: forward and reverse."""

    def forward(self, other):
        other = _convert(other)
        return other if other is NotImplemented else getattr(self, name)(other, getcontext())

    def reverse(self, other):
        other = _convert(other)
        return other if other is NotImplemented else getattr(other, name)(self, getcontext())

    return forward, reverse


class Decimal:
    """A decimal floating-point number: of a number, a string, or a tuple (sign, digits, exponent)."""

    __module__ = 'decimal'
    __slots__ = ('_sign', '_int', '_exp', '_kind')

    def __new__(cls, value="0", context=None):
        if context is None:
            context = getcontext()
        elif not isinstance(context, Context):
            raise TypeError('optional argument must be a context')
        self = object.__new__(cls)
        if isinstance(value, str):
            parts = _text.parse(value)
            if parts is None or parts[2] > MAX_EMAX * 2 or parts[2] < MIN_EMIN * 2:
                context._note(CONVERSION)
                parts = (0, 0, 0, _QUIET)
        elif isinstance(value, Decimal):
            parts = (value._sign, value._int, value._exp, value._kind)
        elif isinstance(value, int):
            parts = (int(value < 0), abs(int(value)), 0, _FINITE)
        elif isinstance(value, (list, tuple)):
            parts = _from_tuple(value)
        elif isinstance(value, float):
            context._note(FLOAT)
            exact = Decimal.from_float(value)
            parts = (exact._sign, exact._int, exact._exp, exact._kind)
        else:
            raise TypeError("conversion from %s to Decimal is not supported" % type(value).__name__)
        self._sign, self._int, self._exp, self._kind = parts
        return self

    @classmethod
    def from_float(cls, f, /):
        """The exact value of a float or int."""
        if isinstance(f, int):
            return cls(_make(int(f < 0), abs(int(f)), 0))
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        sign = int(_math.copysign(1.0, f) < 0)
        if _math.isinf(f):
            result = _make(sign, 0, 0, _INFINITE)
        elif _math.isnan(f):
            result = _make(sign, 0, 0, _QUIET)
        else:
            numerator, denominator = abs(f).as_integer_ratio()
            places = denominator.bit_length() - 1
            result = _make(sign, numerator * 5 ** places, -places)
        return result if cls is Decimal else cls(result)

    # Parts and text.

    def _parts(self):
        return self._sign, self._int, self._exp

    def as_tuple(self):
        """The number as a DecimalTuple."""
        if self._kind == _INFINITE:
            return DecimalTuple(self._sign, (0,), 'F')
        if self._kind != _FINITE:
            digits = tuple(map(int, _arith.text_of(self._int))) if self._int else ()
            return DecimalTuple(self._sign, digits, 'n' if self._kind == _QUIET else 'N')
        return DecimalTuple(self._sign, tuple(map(int, _arith.text_of(self._int))), self._exp)

    def as_integer_ratio(self):
        """Numerator and denominator, without a common divisor."""
        if self._kind:
            if self._kind == _INFINITE:
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        numerator, denominator = self._int, 1
        if self._exp >= 0:
            numerator *= 10 ** self._exp
        elif numerator:
            denominator = 10 ** -self._exp
            common = _math.gcd(numerator, denominator)
            numerator, denominator = numerator // common, denominator // common
        return -numerator if self._sign else numerator, denominator

    def __str__(self):
        return self._shown(getcontext())

    def _shown(self, context, engineering=False):
        if self._kind:
            return _text.special_text(self._sign, self._int, self._kind)
        return _text.to_text(*self._parts(), context.capitals, engineering)

    def to_eng_string(self, context=None):
        """Engineering notation."""
        return self._shown(context or getcontext(), True)

    def __repr__(self):
        return "Decimal('%s')" % self._shown(_capitals)

    def __format__(self, specifier, context=None):
        if not isinstance(specifier, str):
            raise TypeError('format argument must be str')
        return _text.format_decimal((*self._parts(), self._kind), specifier, context or getcontext())

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(str(self))

    def __deepcopy__(self, memo):
        return self if type(self) is Decimal else self.__class__(str(self))

    # Comparison.

    def _compared(self, other):
        """-1, 0 or 1 without NaNs."""
        if self._kind or other._kind:
            values = [(-1 if x._sign else 1) if x._kind else 0 for x in (self, other)]
            return (values[0] > values[1]) - (values[0] < values[1])
        return _arith.compare(self._parts(), other._parts())

    def __eq__(self, other):
        self, other = _convert_for_comparison(self, other, equality=True)
        if other is NotImplemented:
            return other
        if self._kind > 1 or other._kind > 1:
            if self._kind == _SIGNALING or other._kind == _SIGNALING:
                getcontext()._note(INVALID)
            return False
        return self._compared(other) == 0

    def _ordered(self, other, test):
        self, other = _convert_for_comparison(self, other)
        if other is NotImplemented:
            return other
        if self._kind > 1 or other._kind > 1:
            getcontext()._note(INVALID)
            return False
        return test(self._compared(other))

    def __lt__(self, other):
        return self._ordered(other, lambda order: order < 0)

    def __le__(self, other):
        return self._ordered(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._ordered(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._ordered(other, lambda order: order >= 0)

    def __hash__(self):
        if self._kind:
            if self._kind == _SIGNALING:
                raise TypeError('Cannot hash a signaling NaN value')
            if self._kind == _QUIET:
                return object.__hash__(self)
            return -_sys.hash_info.inf if self._sign else _sys.hash_info.inf
        modulus = _sys.hash_info.modulus
        base = pow(10, self._exp, modulus) if self._exp >= 0 else pow(_inverse_of_ten, -self._exp, modulus)
        value = self._int * base % modulus
        value = -value if self._sign else value
        return -2 if value == -1 else value

    def compare(self, other, context=None):
        """-1, 0, 1 or NaN as a Decimal."""
        other, context = _convert(other, True), context or getcontext()
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        order = self._compared(other)
        return _make(int(order < 0), abs(order), 0)

    def compare_signal(self, other, context=None):
        """The same; all NaNs signal."""
        other, context = _convert(other, True), context or getcontext()
        if self._kind > 1 or other._kind > 1:
            if self._kind != _SIGNALING and other._kind != _SIGNALING:
                context._note(INVALID)
            return _nan_of(context, self, other)
        return self.compare(other, context)

    def compare_total(self, other, context=None):
        """The order of the representations, also of NaNs."""
        other = _convert(other, True)
        if self._sign != other._sign:
            return _make(1, 1, 0) if self._sign else _make(0, 1, 0)
        key, other_key = (_total_key(number) for number in (self, other))
        if key[0] == other_key[0] == 0:
            order = _arith.compare((0, self._int, self._exp), (0, other._int, other._exp))
            order = order or (self._exp > other._exp) - (self._exp < other._exp)
        else:
            order = (key > other_key) - (key < other_key)
        if self._sign:
            order = -order
        return _make(int(order < 0), abs(order), 0)

    def compare_total_mag(self, other, context=None):
        """The same without signs."""
        return self.copy_abs().compare_total(_convert(other, True).copy_abs())

    # Arithmetic.

    def _add(self, other, context):
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        if self._kind or other._kind:
            if self._kind and other._kind and self._sign != other._sign:
                return _invalid(context)
            return _make((self if self._kind else other)._sign, None, 0)
        return _finished(_arith.add(self._parts(), other._parts(), context), context)

    def _sub(self, other, context):
        nan = _nan_of(context, self, other)
        return nan if nan is not None else self._add(other.copy_negate(), context)

    def _mul(self, other, context):
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            if not (self._kind or self._int) or not (other._kind or other._int):
                return _invalid(context)
            return _make(sign, None, 0)
        return _finished((sign, self._int * other._int, self._exp + other._exp), context)

    def _div(self, other, context):
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        sign = self._sign ^ other._sign
        if self._kind:
            return _invalid(context) if other._kind else _make(sign, None, 0)
        if other._kind:
            zero = _finished((sign, 0, context.Etiny()), context)
            from _decimal_context import CLAMPED
            context._note(CLAMPED)
            return zero
        if not other._int:
            if not self._int:
                return _invalid(context, UNDEFINED)
            context._note(ZERO_DIVISION)
            return _make(sign, None, 0)
        return _finished(_arith.divide(self._parts(), other._parts(), context), context)

    def _integer_division(self, other, context):
        """Quotient and remainder of finite numbers, not yet rounded; the quotient is None if it is too long."""
        sign = self._sign ^ other._sign
        ideal = self._exp if other._kind else min(self._exp, other._exp)
        difference = (digits_of(self._int) + self._exp) - (0 if other._kind else digits_of(other._int) + other._exp)
        if not self._int or other._kind or difference <= -2:
            # More zeros than this are rounded off again.
            low = max(ideal, self._exp - context.prec - 1) if self._int else ideal
            return (sign, 0, 0), (self._sign, self._int * 10 ** (self._exp - low), low)
        if difference <= context.prec:
            first, second = self._int, other._int
            if self._exp >= other._exp:
                first *= 10 ** (self._exp - other._exp)
            else:
                second *= 10 ** (other._exp - self._exp)
            quotient, rest = divmod(first, second)
            if quotient < 10 ** context.prec:
                return (sign, quotient, 0), (self._sign, rest, ideal)
        return None, None

    def _floordiv(self, other, context):
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        if self._kind:
            return _invalid(context) if other._kind else _make(self._sign ^ other._sign, None, 0)
        if not other._kind and not other._int:
            if not self._int:
                return _invalid(context, UNDEFINED)
            context._note(ZERO_DIVISION)
            return _make(self._sign ^ other._sign, None, 0)
        if other._kind:
            return _make(self._sign ^ other._sign, 0, 0)
        quotient, _ = self._integer_division(other, context)
        return _invalid(context, IMPOSSIBLE) if quotient is None else _finished(quotient, context)

    def _mod(self, other, context):
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        if self._kind:
            return _invalid(context)
        if not other._kind and not other._int:
            return _invalid(context, INVALID if self._int else UNDEFINED)
        _, rest = self._integer_division(other, context)
        return _invalid(context, IMPOSSIBLE) if rest is None else _finished(rest, context)

    def _divmod(self, other, context):
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan, nan
        if self._kind:
            if other._kind:
                nan = _invalid(context)
                return nan, nan
            infinity = _make(self._sign ^ other._sign, None, 0)
            return infinity, _invalid(context)
        if not other._kind and not other._int:
            if not self._int:
                nan = _invalid(context, UNDEFINED)
                return nan, nan
            context._note(ZERO_DIVISION | INVALID)
            return _make(self._sign ^ other._sign, None, 0), _make(0, 0, 0, _QUIET)
        if other._kind:
            return _make(self._sign ^ other._sign, 0, 0), _finished(self._parts(), context)
        quotient, rest = self._integer_division(other, context)
        if quotient is None:
            nan = _invalid(context, IMPOSSIBLE)
            return nan, nan
        return _finished(quotient, context), _finished(rest, context)

    __add__, __radd__ = _binary('_add')
    __sub__, __rsub__ = _binary('_sub')
    __mul__, __rmul__ = _binary('_mul')
    __truediv__, __rtruediv__ = _binary('_div')
    __floordiv__, __rfloordiv__ = _binary('_floordiv')
    __mod__, __rmod__ = _binary('_mod')
    __divmod__, __rdivmod__ = _binary('_divmod')

    def remainder_near(self, other, context=None):
        """What is left when the nearest integer multiple is taken away."""
        other, context = _convert(other, True), context or getcontext()
        nan = _nan_of(context, self, other)
        if nan is not None:
            return nan
        if self._kind:
            return _invalid(context)
        if not other._kind and not other._int:
            return _invalid(context, INVALID if self._int else UNDEFINED)
        if other._kind:
            return _finished(self._parts(), context)
        ideal = min(self._exp, other._exp)
        if not self._int:
            return _finished((self._sign, 0, ideal), context)
        difference = digits_of(self._int) + self._exp - digits_of(other._int) - other._exp
        if difference >= context.prec + 1:
            return _invalid(context, IMPOSSIBLE)
        if difference <= -2:
            return _finished((self._sign, self._int * 10 ** (self._exp - ideal), ideal), context)
        first, second = self._int * 10 ** (self._exp - ideal), other._int * 10 ** (other._exp - ideal)
        quotient, rest = divmod(first, second)
        if 2 * rest + (quotient & 1) > second:
            rest -= second
            quotient += 1
        if quotient >= 10 ** context.prec:
            return _invalid(context, IMPOSSIBLE)
        sign = self._sign
        if rest < 0:
            sign, rest = 1 - sign, -rest
        return _finished((sign, rest, ideal), context)

    def fma(self, other, third, context=None):
        """self * other + third, rounded once."""
        other, third = _convert(other, True), _convert(third, True)
        context = context or getcontext()
        if self._kind > 1 or other._kind > 1 or third._kind > 1:
            if self._kind == _SIGNALING or other._kind == _SIGNALING:
                return _nan_of(context, self, other)
            if third._kind == _SIGNALING and self._kind < 2 and other._kind < 2:
                return _nan_of(context, third)
            if (self._kind < 2 and other._kind < 2
                    and (self._kind and not other or other._kind and not self)):
                return _invalid(context)
            return _nan_of(context, self, other, third)
        if self._kind or other._kind:
            if not (self._kind or self._int) or not (other._kind or other._int):
                return _invalid(context)
            return _make(self._sign ^ other._sign, None, 0)._add(third, context)
        product = _make(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)
        return product._add(third, context)

    def __neg__(self):
        return self._signed(getcontext(), 1)

    def __pos__(self):
        return self._signed(getcontext(), 0)

    def _signed(self, context, flip):
        nan = _nan_of(context, self)
        if nan is not None:
            return nan
        sign = self._sign ^ flip
        if not self._kind and not self._int and context.rounding != ROUND_FLOOR:
            # The difference from zero, which is positive.
            sign = 0
        return _make(sign, None, 0) if self._kind else _finished((sign, self._int, self._exp), context)

    def __abs__(self):
        return self._absolute(getcontext())

    def _absolute(self, context):
        return self._signed(context, 1) if self._sign else self._signed(context, 0)

    def __pow__(self, other, modulo=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return self._pow(other, modulo, getcontext())

    def __rpow__(self, other, modulo=None):
        other = _convert(other)
        return other if other is NotImplemented else other._pow(self, modulo, getcontext())

    def _pow(self, other, modulo, context):
        import _decimal_power
        return _decimal_power.power(self, other, modulo, context)

    # Conversion.

    def __bool__(self):
        return bool(self._kind or self._int)

    def __int__(self):
        if self._kind:
            if self._kind == _INFINITE:
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        value = self._int * 10 ** self._exp if self._exp >= 0 else _arith.round_off(0, self._int, -self._exp,
                                                                                  ROUND_DOWN)[0]
        return -value if self._sign else value

    __trunc__ = __int__

    def __float__(self):
        if self._kind == _SIGNALING:
            raise ValueError("cannot convert signaling NaN to float")
        if self._kind == _QUIET:
            return -_math.nan if self._sign else _math.nan
        return float(self._shown(_capitals))

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        """Itself."""
        return self

    def _to_integer(self, rounding):
        if self._kind:
            if self._kind == _INFINITE:
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        if self._exp >= 0:
            value = self._int * 10 ** self._exp
        else:
            value, _ = _arith.round_off(self._sign, self._int, -self._exp, rounding)
        return -value if self._sign else value

    def __round__(self, n=None):
        if n is None:
            return self._to_integer(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError('optional argument must be an integer')
        return self.quantize(_make(0, 1, -n), rounding=ROUND_HALF_EVEN)

    def __floor__(self):
        return self._to_integer(ROUND_FLOOR)

    def __ceil__(self):
        return self._to_integer(ROUND_CEILING)

    # What needs no rounding.

    def copy_abs(self):
        """The number without its sign."""
        return _make(0, self._int, self._exp, self._kind)

    def copy_negate(self):
        """The number with the other sign."""
        return _make(1 - self._sign, self._int, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        """The number with the sign of another."""
        return _make(_convert(other, True)._sign, self._int, self._exp, self._kind)

    def canonical(self):
        """Itself."""
        return self

    def is_canonical(self):
        """True."""
        return True

    def is_finite(self):
        """Whether it is neither infinite nor NaN."""
        return not self._kind

    def is_infinite(self):
        """Whether it is infinite."""
        return self._kind == _INFINITE

    def is_nan(self):
        """Whether it is a NaN."""
        return self._kind > 1

    def is_qnan(self):
        """Whether it is a quiet NaN."""
        return self._kind == _QUIET

    def is_snan(self):
        """Whether it is a signaling NaN."""
        return self._kind == _SIGNALING

    def is_signed(self):
        """Whether its sign is negative."""
        return self._sign == 1

    def is_zero(self):
        """Whether it is zero."""
        return not self._kind and not self._int

    def is_normal(self, context=None):
        """Whether it is a normal number."""
        return bool(not self._kind and self._int and self.adjusted() >= (context or getcontext()).Emin)

    def is_subnormal(self, context=None):
        """Whether it is below the normal range."""
        return bool(not self._kind and self._int and self.adjusted() < (context or getcontext()).Emin)

    def adjusted(self):
        """The exponent of the first digit."""
        return 0 if self._kind else self._exp + digits_of(self._int) - 1

    def radix(self):
        """10."""
        return Decimal(10)


def _total_key(number):
    """Sorts what is not finite: infinity, signaling NaNs, quiet NaNs."""
    rank = {_FINITE: 0, _INFINITE: 1, _SIGNALING: 2, _QUIET: 3}[number._kind]
    return rank, number._int


def _from_tuple(value):
    """The parts of a tuple (sign, digits, exponent)."""
    if len(value) != 3:
        raise ValueError('argument must be a sequence of length 3')
    sign, digits, exponent = value
    if not isinstance(sign, int) or sign not in (0, 1):
        raise ValueError('sign must be an integer with the value 0 or 1')
    if not isinstance(digits, (tuple, list)):
        raise ValueError('coefficient must be a tuple of digits')
    kinds = {'F': _INFINITE, 'n': _QUIET, 'N': _SIGNALING}
    if isinstance(exponent, str):
        if exponent not in kinds:
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        kind, exponent = kinds[exponent], 0
    elif isinstance(exponent, int):
        kind = _FINITE
    else:
        raise ValueError('exponent must be an integer')
    if kind == _INFINITE:
        return sign, 0, 0, kind
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError('coefficient must be a tuple of digits')
    return sign, _arith.number_of(''.join(map(str, digits)) or '0'), exponent, kind


_inverse_of_ten = pow(10, -1, _sys.hash_info.modulus)


class _Capitals:
    capitals = 1


_capitals = _Capitals()
_numbers.Number.register(Decimal)
