"""decimal: powers."""

from _decimal_arith import digits_of
from _decimal_context import INEXACT, INVALID, ROUNDED
from _decimal_elementary import power as _approximate
from _decimal_number import Decimal, _finished, _invalid, _make, _nan_of


def _is_integer(number):
    """Whether a finite number is an integer."""
    if number._exp >= 0 or not number._int:
        return True
    if -number._exp > digits_of(number._int):
        return False
    return number._int % 10 ** -number._exp == 0


def _modular(base, exponent, modulo, context):
    """pow() with three arguments, all integers."""
    if not isinstance(modulo, Decimal):
        modulo = Decimal(modulo)
    nan = _nan_of(context, base, exponent, modulo)
    if nan is not None:
        return nan
    if any(number._kind or not _is_integer(number) for number in (base, exponent, modulo)):
        return _invalid(context)
    if exponent._sign and exponent._int or not modulo._int:
        return _invalid(context)
    if digits_of(modulo._int) + modulo._exp > context.prec:
        return _invalid(context)
    if not exponent._int and not base._int:
        return _invalid(context)
    result = pow(abs(int(base)), int(exponent), abs(int(modulo)))
    sign = int(base._sign and int(exponent) % 2)
    return _make(sign, result, 0)


def _plain_one(context, sign, inexact):
    """1, or 1.000... if it is the limit of an inexact result."""
    if not inexact:
        return _make(sign, 1, 0)
    context._note(INEXACT | ROUNDED)
    return _make(sign, 10 ** (context.prec - 1), 1 - context.prec)


def power(base, exponent, modulo, context):
    """base ** exponent % modulo."""
    if modulo is not None:
        return _modular(base, exponent, modulo, context)
    nan = _nan_of(context, base, exponent)
    if nan is not None:
        return nan
    if not exponent:
        return _invalid(context) if not base else _make(0, 1, 0)
    integer = not exponent._kind and _is_integer(exponent)
    sign = 0
    if base._sign:
        if integer:
            sign = int(exponent) % 2
        elif base:
            return _invalid(context)
        base = base.copy_abs()
    if not base:
        return _make(sign, 0, 0) if not exponent._sign else _make(sign, None, 0)
    if base._kind:
        return _make(sign, None, 0) if not exponent._sign else _make(sign, 0, 0)
    if base._compared(Decimal(1)) == 0:
        if exponent._kind or not integer:
            return _plain_one(context, sign, True)
        return _one_to_integer(base, exponent, sign, context)
    if exponent._kind:
        grows = base.adjusted() >= 0
        return _make(sign, 0, 0) if grows == bool(exponent._sign) else _make(sign, None, 0)
    bounded = _out_of_range(base, exponent, sign, context)
    if bounded is not None:
        return bounded
    if integer:
        exact = _integer_power(base, int(exponent), sign, context)
        if exact is not None:
            return exact
    prec = context.prec
    coefficient, exp, certain = _approximate(base._int, base._exp, exponent._sign, exponent._int, exponent._exp, prec)
    spare = digits_of(coefficient) - prec
    if not certain:
        # Exact, as far as can be seen: the digits that are not there are zeros.
        half = 10 ** max(spare - 4, 0)
        coefficient = (coefficient + half // 2) // half * half
    elif coefficient % 10 == 0:
        coefficient += 1
    return _finished((sign, coefficient, exp), context, INEXACT | ROUNDED)


def _one_to_integer(base, exponent, sign, context):
    """A power of 1 or 1.000."""
    places = -base._exp * abs(int(exponent)) if base._exp < 0 else 0
    if exponent._sign and places:
        return _finished((sign, 1, 0), context)
    if places > context.prec - 1:
        return _finished((sign, 10 ** context.prec, -context.prec), context)
    return _finished((sign, 10 ** places, -places), context)


def _out_of_range(base, exponent, sign, context):
    """The result of a power that is certainly too great or too small, or None."""
    size = digits_of(exponent._int) + exponent._exp
    adjusted = base.adjusted()
    # |log10(base)| is at least about this power of ten.
    if adjusted == 0 or adjusted == -1:
        one = _make(0, 10 ** -base._exp, base._exp) if base._exp < 0 else None
        if one is None:
            bound = 0
        else:
            bound = digits_of(abs(base._int - one._int) or 1) + base._exp - 2
    else:
        bound = len(str(abs(adjusted) - (adjusted < 0))) - 1
    if bound + size <= len(str(max(context.Emax, -context.Etiny()))) + 1:
        return None
    grows = (adjusted >= 0) != bool(exponent._sign)
    if grows:
        return _finished((sign, 1, context.Emax + 1), context)
    return _finished((sign, 1, context.Etiny() - 1), context)


def _integer_power(base, exponent, sign, context):
    """A power whose digits can all be computed, or None."""
    times = abs(exponent)
    if times * base._int.bit_length() > 40 * context.prec + 4096:
        return None
    coefficient, exp = base._int ** times, base._exp * times
    if exponent > 0:
        return _finished((sign, coefficient, exp), context)
    return _make(sign, 1, 0)._div(_make(0, coefficient, exp), context)
