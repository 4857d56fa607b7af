"""decimal: the methods of Decimal that have an optional context, and those of Context."""

import _decimal_arith as _arith
import _decimal_elementary as _elementary
from _decimal_arith import digits_of
from _decimal_context import (CLAMPED, INEXACT, INVALID, ROUNDED, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR,
                              ROUND_HALF_EVEN, ZERO_DIVISION, Context, getcontext, _roundings)
from _decimal_number import (Decimal, _INFINITE, _QUIET, _SIGNALING, _convert, _finished, _invalid, _make, _nan_of)


def _method(function):
    setattr(Decimal, function.__name__, function)
    return function


def _check_rounding(rounding, context):
    if rounding is None:
        return context.rounding
    if rounding not in _roundings:
        raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n'
                        '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')
    return rounding


def _rescaled(number, exponent, rounding):
    """A finite number with another exponent: (coefficient, whether digits were lost)."""
    if not number._int:
        return 0, False
    if number._exp >= exponent:
        return number._int * 10 ** (number._exp - exponent), False
    return _arith.round_off(number._sign, number._int, exponent - number._exp, rounding)


@_method
def quantize(self, exp, rounding=None, context=None):
    """The number with the exponent of another, rounded."""
    exp, context = _convert(exp, True), context or getcontext()
    rounding = _check_rounding(rounding, context)
    nan = _nan_of(context, self, exp)
    if nan is not None:
        return nan
    if self._kind or exp._kind:
        return _make(self._sign, None, 0) if self._kind and exp._kind else _invalid(context)
    wanted = exp._exp
    if not context.Etiny() <= wanted <= context.Emax:
        return _invalid(context)
    if self._int and (self.adjusted() > context.Emax or self.adjusted() - wanted + 1 > context.prec):
        return _invalid(context)
    coefficient, inexact = _rescaled(self, wanted, rounding)
    if digits_of(coefficient) > context.prec or coefficient and digits_of(coefficient) + wanted - 1 > context.Emax:
        return _invalid(context)
    status = INEXACT | ROUNDED if inexact else ROUNDED if wanted > self._exp and self._int else 0
    sign, coefficient, exponent, more = _arith.finish(self._sign, coefficient, wanted, context)
    context._note(status | more)
    return _make(sign, coefficient, exponent)


@_method
def same_quantum(self, other, context=None):
    """Whether the exponents are the same."""
    other = _convert(other, True)
    if self._kind or other._kind:
        return self._kind > 1 and other._kind > 1 or self._kind == other._kind == _INFINITE
    return self._exp == other._exp


@_method
def normalize(self, context=None):
    """The number without zeros at its end."""
    context = context or getcontext()
    nan = _nan_of(context, self)
    if nan is not None:
        return nan
    if self._kind:
        return _make(self._sign, None, 0)
    sign, coefficient, exponent, status = _arith.finish(self._sign, self._int, self._exp, context)
    context._note(status)
    if coefficient is None:
        return _make(sign, None, 0)
    if not coefficient:
        return _make(sign, 0, 0)
    most = context.Etop() if context.clamp else context.Emax
    while coefficient % 10 == 0 and exponent < most:
        coefficient //= 10
        exponent += 1
    return _make(sign, coefficient, exponent)


def _to_integral(self, rounding, context, exact):
    context = context or getcontext()
    rounding = _check_rounding(rounding, context)
    nan = _nan_of(context, self)
    if nan is not None:
        return nan
    if self._kind or self._exp >= 0:
        return _make(self._sign, self._int, self._exp, self._kind)
    if not self._int:
        return _make(self._sign, 0, 0)
    coefficient, inexact = _arith.round_off(self._sign, self._int, -self._exp, rounding)
    if exact:
        context._note(ROUNDED | (INEXACT if inexact else 0))
    return _make(self._sign, coefficient, 0)


@_method
def to_integral_exact(self, rounding=None, context=None):
    """The nearest integer; tells if the number was none."""
    return _to_integral(self, rounding, context, True)


@_method
def to_integral_value(self, rounding=None, context=None):
    """The nearest integer."""
    return _to_integral(self, rounding, context, False)


Decimal.to_integral = to_integral_value


@_method
def sqrt(self, context=None):
    """The square root."""
    context = context or getcontext()
    nan = _nan_of(context, self)
    if nan is not None:
        return nan
    if self._kind or not self._int:
        if self._kind and self._sign:
            return _invalid(context)
        if self._kind:
            return _make(0, None, 0)
        return _finished((self._sign, 0, self._exp >> 1), context)
    if self._sign:
        return _invalid(context)
    coefficient, exponent = _arith.square_root(self._int, self._exp, context.prec)
    half_even = context._quiet(rounding=ROUND_HALF_EVEN)
    sign, coefficient, exponent, status = _arith.finish(0, coefficient, exponent, half_even)
    context._note(status)
    return _make(sign, coefficient, exponent)


def _elementary_result(parts, context):
    """An irrational result, rounded half to even."""
    sign, coefficient, exponent = parts
    if coefficient % 10 == 0:
        coefficient += 1
    sign, coefficient, exponent, status = _arith.finish(sign, coefficient, exponent,
                                                        context._quiet(rounding=ROUND_HALF_EVEN))
    context._note(status | INEXACT | ROUNDED)
    return _make(sign, coefficient, exponent)


@_method
def exp(self, context=None):
    """e ** self."""
    context = context or getcontext()
    nan = _nan_of(context, self)
    if nan is not None:
        return nan
    if self._kind:
        return _make(0, 0, 0) if self._sign else _make(0, None, 0)
    if not self._int:
        return _make(0, 1, 0)
    adjusted, prec = self.adjusted(), context.prec
    if adjusted > len(str((context.Emax + 1) * 3)) and not self._sign:
        return _elementary_result((0, 11, context.Emax + 1), context)
    if adjusted > len(str((-context.Etiny() + 1) * 3)) and self._sign:
        return _elementary_result((0, 11, context.Etiny() - 3), context)
    if adjusted < -prec - 1:
        if self._sign:
            return _elementary_result((0, 10 ** (prec + 2) - 1, -prec - 2), context)
        return _elementary_result((0, 10 ** (prec + 1) + 1, -prec - 1), context)
    coefficient, exponent = _elementary.exponential(self._sign, self._int, self._exp, prec)
    return _elementary_result((0, coefficient, exponent), context)


def _logarithm_special(self, context):
    """The logarithm of what is not positive and finite, or None."""
    nan = _nan_of(context, self)
    if nan is not None:
        return nan
    if not self._kind and not self._int:
        return _make(1, None, 0)
    if self._sign:
        return _invalid(context)
    return _make(0, None, 0) if self._kind else None


@_method
def ln(self, context=None):
    """The natural logarithm."""
    context = context or getcontext()
    special = _logarithm_special(self, context)
    if special is not None:
        return special
    if self._compared(_make(0, 1, 0)) == 0:
        return _make(0, 0, 0)
    return _elementary_result(_elementary.natural_logarithm(self._int, self._exp, context.prec), context)


@_method
def log10(self, context=None):
    """The logarithm to base ten."""
    context = context or getcontext()
    special = _logarithm_special(self, context)
    if special is not None:
        return special
    if self._int == 10 ** (digits_of(self._int) - 1):
        value = self.adjusted()
        return _finished((int(value < 0), abs(value), 0), context)
    return _elementary_result(_elementary.decimal_logarithm(self._int, self._exp, context.prec), context)


@_method
def logb(self, context=None):
    """The exponent of the first digit as a Decimal."""
    context = context or getcontext()
    nan = _nan_of(context, self)
    if nan is not None:
        return nan
    if self._kind:
        return _make(0, None, 0)
    if not self._int:
        context._note(ZERO_DIVISION)
        return _make(1, None, 0)
    value = self.adjusted()
    return _finished((int(value < 0), abs(value), 0), context)


@_method
def scaleb(self, other, context=None):
    """The number with its exponent raised."""
    other, context = _convert(other, True), context or getcontext()
    nan = _nan_of(context, self, other)
    if nan is not None:
        return nan
    limit = 2 * (context.Emax + context.prec)
    if other._kind or other._exp != 0 or not -limit <= int(other) <= limit:
        return _invalid(context)
    if self._kind:
        return _make(self._sign, None, 0)
    return _finished((self._sign, self._int, self._exp + int(other)), context)


def _places(self, other, context):
    """How far digits are to be moved, or None."""
    if other._kind or other._exp != 0 or not -context.prec <= int(other) <= context.prec:
        return None
    return int(other)


def _with_digits_moved(self, other, context, move):
    """The number with the digits that move(digits, places, precision) gives."""
    other, context = _convert(other, True), context or getcontext()
    nan = _nan_of(context, self, other)
    if nan is not None:
        return nan
    places = _places(self, other, context)
    if places is None:
        return _invalid(context)
    if self._kind:
        return _make(self._sign, None, 0)
    return _make(self._sign, move(self._int % 10 ** context.prec, places, context.prec), self._exp)


def _shifted(digits, places, prec):
    return digits // 10 ** -places if places < 0 else digits * 10 ** places % 10 ** prec


def _rotated(digits, places, prec):
    places %= prec
    high, low = divmod(digits, 10 ** (prec - places))
    return low * 10 ** places + high


@_method
def shift(self, other, context=None):
    """The number with its digits moved; what leaves the precision is lost."""
    return _with_digits_moved(self, other, context, _shifted)


@_method
def rotate(self, other, context=None):
    """The number with its digits moved in a circle."""
    return _with_digits_moved(self, other, context, _rotated)


def _next(self, context, up):
    nan = _nan_of(context, self)
    if nan is not None:
        return nan
    if self._kind:
        if bool(self._sign) != up:
            return _make(self._sign, None, 0)
        return _make(self._sign, 10 ** context.prec - 1, context.Etop())
    quiet = context._quiet(rounding=ROUND_CEILING if up else ROUND_FLOOR)
    sign, coefficient, exponent, _ = _arith.finish(*self._parts(), quiet)
    if coefficient is None:
        return _make(sign, None, 0)
    if _arith.compare((sign, coefficient, exponent), self._parts()):
        return _make(sign, coefficient, exponent)
    parts = _arith.add(self._parts(), (int(not up), 1, context.Etiny() - 1), quiet)
    sign, coefficient, exponent, _ = _arith.finish(*parts, quiet)
    return _make(sign, coefficient, exponent)


@_method
def next_plus(self, context=None):
    """The smallest greater number."""
    return _next(self, context or getcontext(), True)


@_method
def next_minus(self, context=None):
    """The greatest smaller number."""
    return _next(self, context or getcontext(), False)


@_method
def next_toward(self, other, context=None):
    """The next number in the direction of another."""
    other, context = _convert(other, True), context or getcontext()
    nan = _nan_of(context, self, other)
    if nan is not None:
        return nan
    order = self._compared(other)
    if order == 0:
        return self.copy_sign(other)
    result = _next(self, context, order < 0)
    from _decimal_context import OVERFLOW, SUBNORMAL, UNDERFLOW
    if result._kind:
        context._note(OVERFLOW | INEXACT | ROUNDED)
    elif result.adjusted() < context.Emin:
        context._note(UNDERFLOW | SUBNORMAL | INEXACT | ROUNDED | (0 if result._int else CLAMPED))
    return result


@_method
def number_class(self, context=None):
    """What kind of number it is, in words."""
    if self._kind > 1:
        return 'NaN' if self._kind == _QUIET else 'sNaN'
    mark = '-' if self._sign else '+'
    if self._kind:
        return mark + 'Infinity'
    if not self._int:
        return mark + 'Zero'
    return mark + ('Subnormal' if self.is_subnormal(context) else 'Normal')


def _extreme(self, other, context, sign, magnitude):
    other, context = _convert(other, True), context or getcontext()
    if self._kind > 1 or other._kind > 1:
        # A quiet NaN counts as missing.
        if self._kind == _SIGNALING or other._kind == _SIGNALING or self._kind > 1 and other._kind > 1:
            return _nan_of(context, self, other)
        chosen = other if self._kind > 1 else self
    else:
        order = 0
        if magnitude:
            order = self.copy_abs()._compared(other.copy_abs())
        order = order or self._compared(other) or int(self.compare_total(other))
        chosen = self if order * sign > 0 or order == 0 and sign > 0 else other
        if order * sign == 0:
            chosen = other if sign > 0 else self
    if chosen._kind:
        return _make(chosen._sign, None, 0)
    return _finished(chosen._parts(), context)


@_method
def max(self, other, context=None):
    """The greater one."""
    return _extreme(self, other, context, 1, False)


@_method
def min(self, other, context=None):
    """The smaller one."""
    return _extreme(self, other, context, -1, False)


@_method
def max_mag(self, other, context=None):
    """The one of the greater absolute value."""
    return _extreme(self, other, context, 1, True)


@_method
def min_mag(self, other, context=None):
    """The one of the smaller absolute value."""
    return _extreme(self, other, context, -1, True)


def _bits(number, context):
    """The digits of a logical operand, or None."""
    if number._kind or number._sign or number._exp:
        return None
    text = _arith.text_of(number._int)
    if set(text) - {'0', '1'} or len(text) > context.prec:
        return None
    return text


def _logical(name, combine):
    def method(self, other, context=None):
        other, context = _convert(other, True), context or getcontext()
        first, second = _bits(self, context), _bits(other, context)
        if first is None or second is None:
            return _invalid(context)
        length = len(first) if len(first) > len(second) else len(second)
        pairs = zip(first.zfill(length), second.zfill(length))
        return _make(0, int(''.join(str(combine(int(a), int(b))) for a, b in pairs)), 0)

    method.__name__ = name
    method.__doc__ = f'{name[8:]} of each pair of digits.'
    _method(method)


_logical('logical_and', lambda a, b: a & b)
_logical('logical_or', lambda a, b: a | b)
_logical('logical_xor', lambda a, b: a ^ b)


@_method
def logical_invert(self, context=None):
    """The other digit for each of the precision."""
    context = context or getcontext()
    text = _bits(self, context)
    if text is None:
        return _invalid(context)
    return _make(0, int(''.join('10'[int(digit)] for digit in text.zfill(context.prec))), 0)


# Methods of contexts.

def _context_methods():
    def unary(name, target):
        def method(self, a, /):
            return getattr(_convert(a, True), target)(context=self)
        return method

    def binary(name, target):
        def method(self, a, b, /):
            return getattr(_convert(a, True), target)(_convert(b, True), context=self)
        return method

    def unary_plain(name, target):
        def method(self, a, /):
            return getattr(_convert(a, True), target)()
        return method

    def operator(name, target):
        def method(self, a, b, /):
            return getattr(_convert(a, True), target)(_convert(b, True), self)
        return method

    rows = ((unary, 'exp ln log10 logb sqrt normalize next_plus next_minus logical_invert number_class is_normal '
                    'is_subnormal to_integral_exact to_integral_value to_eng_string'),
            (binary, 'compare compare_signal compare_total compare_total_mag max min max_mag min_mag quantize '
                     'remainder_near scaleb shift rotate next_toward logical_and logical_or logical_xor '
                     'same_quantum copy_sign'),
            (unary_plain, 'copy_abs copy_negate is_finite is_infinite is_nan is_qnan is_snan is_signed is_zero'))
    for make, names in rows:
        for name in names.split():
            _add(name, make(name, name), getattr(Decimal, name).__doc__)
    for name, target, doc in (('add', '_add', 'a + b'), ('subtract', '_sub', 'a - b'), ('multiply', '_mul', 'a * b'),
                              ('divide', '_div', 'a / b'), ('divide_int', '_floordiv', 'a // b'),
                              ('remainder', '_mod', 'a % b'), ('divmod', '_divmod', 'divmod(a, b)')):
        _add(name, operator(name, target), doc)
    Context.to_integral = Context.to_integral_value


def _quantize_in_context(self, a, b, /):
    """The first with the exponent of the second."""
    return _convert(a, True).quantize(_convert(b, True), context=self)


def _add(name, method, doc):
    method.__name__ = name
    method.__doc__ = doc
    setattr(Context, name, method)


def _extra_context_methods():
    def create_decimal(self, num="0", /):
        """A Decimal, rounded."""
        if isinstance(num, str) and (num != num.strip() or '_' in num):
            return _invalid(self, 2)
        value = Decimal(num, context=self)
        if value._kind > 1:
            if value._int and digits_of(value._int) > self.prec - self.clamp:
                return _invalid(self, 2)
            return value
        return value if value._kind else _finished(value._parts(), self)

    def create_decimal_from_float(self, f, /):
        """A Decimal of a float, rounded."""
        value = Decimal.from_float(f)
        return value if value._kind else _finished(value._parts(), self)

    def abs(self, a, /):
        """The absolute value, rounded."""
        return _convert(a, True)._absolute(self)

    def plus(self, a, /):
        """+a"""
        return _convert(a, True)._signed(self, 0)

    def minus(self, a, /):
        """-a"""
        return _convert(a, True)._signed(self, 1)

    def fma(self, a, b, c, /):
        """a * b + c, rounded once."""
        return _convert(a, True).fma(b, c, context=self)

    def power(self, a, b, modulo=None):
        """a ** b % modulo"""
        return _convert(a, True)._pow(_convert(b, True), modulo, self)

    def canonical(self, a, /):
        """Itself."""
        if not isinstance(a, Decimal):
            raise TypeError("argument must be a Decimal")
        return a

    def is_canonical(self, a, /):
        """True."""
        if not isinstance(a, Decimal):
            raise TypeError("argument must be a Decimal")
        return True

    def to_sci_string(self, a, /):
        """The number in scientific notation."""
        return _convert(a, True)._shown(self)

    def copy_decimal(self, a, /):
        """The number as it is."""
        return _convert(a, True)

    for function in (create_decimal, create_decimal_from_float, abs, plus, minus, fma, power, canonical,
                     is_canonical, to_sci_string, copy_decimal):
        setattr(Context, function.__name__, function)


_context_methods()
_extra_context_methods()
