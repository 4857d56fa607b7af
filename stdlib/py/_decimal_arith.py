"""decimal: rounding and arithmetic on (sign, coefficient, exponent)."""

from math import isqrt

from _decimal_context import (CLAMPED, INEXACT, OVERFLOW, ROUNDED, ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR,
                              ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, SUBNORMAL, UNDERFLOW)

_LOG10_2 = 0.30102999566398120


def digits_of(number):
    """How many decimal digits a number has; zero has one."""
    if number < 1000000000000000:
        return len(str(number))
    count = int((number.bit_length() - 1) * _LOG10_2) + 1
    while number >= 10 ** count:
        count += 1
    while number < 10 ** (count - 1):
        count -= 1
    return count


def text_of(number):
    """The digits of a number; unlike str() without a limit."""
    if number.bit_length() < 12000:
        return str(number)
    half = digits_of(number) // 2
    high, low = divmod(number, 10 ** half)
    return text_of(high) + text_of(low).zfill(half)


def number_of(text):
    """The number that digits mean; unlike int() without a limit."""
    if len(text) < 4000:
        return int(text)
    half = len(text) // 2
    return number_of(text[:-half]) * 10 ** half + number_of(text[-half:])


def round_off(sign, coefficient, count, rounding):
    """A coefficient without its last digits, rounded; and whether they were not all zero."""
    if count > digits_of(coefficient):
        quotient, rest, unit = 0, coefficient, 3 * coefficient
    else:
        unit = 10 ** count
        quotient, rest = divmod(coefficient, unit)
    if not rest:
        return quotient, False
    if rounding == ROUND_HALF_EVEN:
        up = 2 * rest > unit or 2 * rest == unit and quotient & 1
    elif rounding == ROUND_HALF_UP:
        up = 2 * rest >= unit
    elif rounding == ROUND_HALF_DOWN:
        up = 2 * rest > unit
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = sign
    else:
        up = quotient % 5 == 0
    return quotient + bool(up), True


def finish(sign, coefficient, exponent, context):
    """A result within the limits of a context: (sign, coefficient or None for infinity, exponent, status)."""
    prec, emax = context.prec, context.Emax
    etiny, etop = context.Emin - prec + 1, emax - prec + 1
    if not coefficient:
        fitting = min(max(exponent, etiny), etop if context.clamp else emax)
        return sign, 0, fitting, CLAMPED if fitting != exponent else 0
    least = digits_of(coefficient) + exponent - prec
    if least > etop:
        return _overflow(sign, context)
    subnormal = least < etiny
    if subnormal:
        least = etiny
    status = SUBNORMAL if subnormal else 0
    if exponent < least:
        coefficient, inexact = round_off(sign, coefficient, least - exponent, context.rounding)
        exponent = least
        if coefficient >= 10 ** prec:
            coefficient //= 10
            exponent += 1
            if exponent > etop:
                return _overflow(sign, context)
        status |= ROUNDED
        if inexact:
            status |= INEXACT | (UNDERFLOW if subnormal else 0)
        if not coefficient:
            status |= CLAMPED
    if context.clamp and exponent > etop:
        coefficient *= 10 ** (exponent - etop)
        exponent = etop
        status |= CLAMPED
    return sign, coefficient, exponent, status


def _overflow(sign, context):
    status = OVERFLOW | INEXACT | ROUNDED
    rounding = context.rounding
    if rounding in (ROUND_DOWN, ROUND_05UP) or rounding == (ROUND_FLOOR if not sign else ROUND_CEILING):
        return sign, 10 ** context.prec - 1, context.Emax - context.prec + 1, status
    return sign, None, 0, status


def add(a, b, context):
    """The sum of two numbers, exact as far as rounding can see."""
    (sign_a, coef_a, exp_a), (sign_b, coef_b, exp_b) = a, b
    if not coef_a and not coef_b:
        sign = sign_a if sign_a == sign_b else int(context.rounding == ROUND_FLOOR)
        return sign, 0, min(exp_a, exp_b)
    if exp_a < exp_b:
        (sign_a, coef_a, exp_a), (sign_b, coef_b, exp_b) = b, a
    # Now a has the greater exponent.
    if not coef_a:
        return sign_b, coef_b, exp_b
    if not coef_b:
        exp = max(exp_b, exp_a - context.prec - 1)
        return sign_a, coef_a * 10 ** (exp_a - exp), exp
    lowest = exp_a + min(-1, digits_of(coef_a) - context.prec - 2)
    if digits_of(coef_b) + exp_b - 1 < lowest:
        # b is too small for more than the direction of rounding.
        coef_b, exp_b = 1, lowest
    total = coef_a * 10 ** (exp_a - exp_b) * (-1 if sign_a else 1) + coef_b * (-1 if sign_b else 1)
    if not total:
        return int(context.rounding == ROUND_FLOOR), 0, exp_b
    return int(total < 0), abs(total), exp_b


def divide(a, b, context):
    """The quotient, with a digit more than the precision where it is not exact."""
    (sign_a, coef_a, exp_a), (sign_b, coef_b, exp_b) = a, b
    sign = sign_a ^ sign_b
    ideal = exp_a - exp_b
    if not coef_a:
        return sign, 0, ideal
    shift = digits_of(coef_b) - digits_of(coef_a) + context.prec + 1
    if shift >= 0:
        quotient, rest = divmod(coef_a * 10 ** shift, coef_b)
    else:
        quotient, rest = divmod(coef_a, coef_b * 10 ** -shift)
    exponent = ideal - shift
    if rest:
        # A digit that rounding sees.
        if quotient % 5 == 0:
            quotient += 1
    else:
        while exponent < ideal and quotient % 10 == 0:
            quotient //= 10
            exponent += 1
    return sign, quotient, exponent


def square_root(coefficient, exponent, prec):
    """The root with enough digits to be rounded; exact if it can be."""
    ideal = exponent >> 1
    shift = exponent - 2 * ideal
    value = coefficient * 10 ** shift
    length = digits_of(value)
    places = (prec + 1) - (length + 1) // 2
    if places >= 0:
        value *= 100 ** places
        exact = True
    else:
        value, rest = divmod(value, 100 ** -places)
        exact = not rest
    root = isqrt(value)
    exact = exact and root * root == value
    if exact:
        if places >= 0:
            root //= 10 ** places
        else:
            root *= 10 ** -places
        return root, ideal
    if root % 5 == 0:
        root += 1
    return root, ideal - places


def compare(a, b):
    """-1, 0 or 1 for two finite numbers."""
    (sign_a, coef_a, exp_a), (sign_b, coef_b, exp_b) = a, b
    if not coef_a or not coef_b:
        value_a = (-1 if sign_a else 1) if coef_a else 0
        value_b = (-1 if sign_b else 1) if coef_b else 0
        return (value_a > value_b) - (value_a < value_b)
    if sign_a != sign_b:
        return -1 if sign_a else 1
    top_a, top_b = digits_of(coef_a) + exp_a, digits_of(coef_b) + exp_b
    if top_a != top_b:
        result = 1 if top_a > top_b else -1
    else:
        low = min(exp_a, exp_b)
        first, second = coef_a * 10 ** (exp_a - low), coef_b * 10 ** (exp_b - low)
        result = (first > second) - (first < second)
    return -result if sign_a else result
