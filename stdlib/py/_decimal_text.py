"""decimal: numbers as they are written."""

import re

from _decimal_arith import digits_of, number_of, round_off, text_of
from _decimal_context import ROUND_HALF_EVEN

_parser = re.compile(r"""
    (?P<sign>[-+])?
    (?:
        (?=\d|\.\d)
        (?P<int>\d*)
        (?:\.(?P<frac>\d*))?
        (?:E(?P<exp>[-+]?\d+))?
    |
        (?P<inf>Inf(?:inity)?)
    |
        (?P<signal>s)?NaN(?P<diag>\d*)
    )
    \Z
""", re.VERBOSE | re.IGNORECASE).match


def parse(text):
    """(sign, coefficient, exponent, kind), or None if the text is no number."""
    match = _parser(text.strip().replace("_", ""))
    if match is None:
        return None
    sign = int(match['sign'] == '-')
    if match['int'] is not None:
        fraction = match['frac'] or ''
        return sign, number_of(match['int'] + fraction or '0'), number_of_signed(match['exp']) - len(fraction), 0
    if match['inf']:
        return sign, 0, 0, 1
    diag = match['diag']
    return sign, number_of(diag) if diag else 0, 0, 3 if match['signal'] else 2


def number_of_signed(text):
    if not text:
        return 0
    if text[0] == '-':
        return -number_of(text[1:])
    return number_of(text.lstrip('+'))


def special_text(sign, coefficient, kind):
    mark = '-' if sign else ''
    if kind == 1:
        return mark + 'Infinity'
    return mark + ('NaN' if kind == 2 else 'sNaN') + (text_of(coefficient) if coefficient else '')


def to_text(sign, coefficient, exponent, capitals, engineering=False):
    """Scientific (or engineering) notation where plain digits would be misleading."""
    digits = text_of(coefficient)
    left = exponent + len(digits)
    if exponent <= 0 and left > -6:
        point = left
    elif not engineering:
        point = 1
    elif not coefficient:
        point = (left + 1) % 3 - 1
    else:
        point = (left - 1) % 3 + 1
    if point <= 0:
        whole, fraction = '0', '.' + '0' * -point + digits
    elif point >= len(digits):
        whole, fraction = digits + '0' * (point - len(digits)), ''
    else:
        whole, fraction = digits[:point], '.' + digits[point:]
    tail = '' if left == point else '%s%+d' % ('E' if capitals else 'e', left - point)
    return ('-' if sign else '') + whole + fraction + tail


_format_parser = re.compile(r"""\A
    (?:(?P<fill>.)?(?P<align>[<>=^]))?
    (?P<sign>[-+ ])?
    (?P<no_neg_0>z)?
    (?P<alt>\#)?
    (?P<zeropad>0)?
    (?P<minimumwidth>(?!0)\d+)?
    (?P<thousands_sep>,)?
    (?:\.(?P<precision>0|(?!0)\d+))?
    (?P<type>[eEfFgGn%])?
    \Z""", re.VERBOSE | re.DOTALL).match


def _grouped(digits, separator, grouping, width):
    """Digits in groups, with zeros up to a width."""
    groups = []
    sizes = list(grouping)
    last = 3
    while True:
        if sizes:
            size = sizes.pop(0)
            if size == 127:
                size = max(len(digits), width, 1)
            elif size == 0:
                size = last
                sizes = []
            last = size
        else:
            size = last
        size = min(max(len(digits), width, 1), size) if size else max(len(digits), width, 1)
        groups.append('0' * (size - len(digits)) + digits[-size:])
        digits = digits[:-size]
        width -= size
        if not digits and width <= 0:
            break
        width -= len(separator)
    return separator.join(reversed(groups))


def format_decimal(number, spec, context):
    """A number by a format specification."""
    match = _format_parser(spec)
    if match is None or match['alt'] or match['zeropad'] and match['align']:
        raise ValueError('invalid format string')
    if match['thousands_sep'] and match['type'] == 'n':
        raise ValueError('invalid format string')
    kind = match['type']
    fill, align = match['fill'] or ' ', match['align'] or '>'
    zeropad = bool(match['zeropad'])
    if zeropad:
        fill, align = '0', '='
    width = int(match['minimumwidth'] or 0)
    precision = None if match['precision'] is None else int(match['precision'])
    plus = {'+': '+', ' ': ' '}.get(match['sign'], '')
    sign, coefficient, exponent, special = number
    if special:
        body = special_text(0, coefficient, special) + ('%' if kind == '%' else '')
        if zeropad:
            fill, align = ' ', '>'
        return _padded('-' if sign else plus, body, fill, align, width)
    separator, grouping, point_mark = (',', (3, 0), '.') if match['thousands_sep'] else ('', (), '.')
    if kind == 'n':
        import locale
        conventions = locale.localeconv()
        separator, grouping = conventions['thousands_sep'], conventions['grouping']
        point_mark = conventions['decimal_point']
        kind = 'g'
    if kind == '%':
        exponent += 2
    coefficient, exponent = _rounded(sign, coefficient, exponent, kind, precision, context.rounding)
    digits = text_of(coefficient)
    left = exponent + len(digits)
    if kind in ('e', 'E'):
        point = 1
        if not coefficient and precision:
            # Zeros up to the precision, which count in the exponent.
            digits = '0' * (precision + 1)
            left = exponent + len(digits)
    elif kind in ('f', 'F', '%'):
        point = left
    elif exponent <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point < 0 or point == 0:
        whole, fraction = '0', '0' * -point + digits
    elif point > len(digits):
        whole, fraction = digits + '0' * (point - len(digits)), ''
    else:
        whole, fraction = digits[:point] or '0', digits[point:]
    power = left - point
    tail = ''
    if power or kind in ('e', 'E'):
        capital = kind in ('E', 'G') or kind is None and context.capitals
        tail = '%s%+d' % ('E' if capital else 'e', power)
    if kind == '%':
        tail += '%'
    if match['no_neg_0'] and sign and not coefficient:
        sign = 0
    rest = (point_mark + fraction if fraction else '') + tail
    mark = '-' if sign else plus
    if separator:
        least = width - len(rest) - len(mark) if fill == '0' and align == '=' else 0
        whole = _grouped(whole, separator, grouping, least)
    return _padded(mark, whole + rest, fill, align, width)


def _rounded(sign, coefficient, exponent, kind, precision, rounding):
    """What a precision leaves of a number."""
    if precision is None:
        if kind in ('f', 'F', '%') and exponent > 0:
            return coefficient * 10 ** exponent, 0
        return coefficient, exponent
    if kind in ('e', 'E'):
        wanted = precision + 1
        if not coefficient:
            return coefficient, exponent
    elif kind in ('f', 'F', '%'):
        if exponent > -precision:
            return coefficient * 10 ** (exponent + precision), -precision
        if exponent < -precision:
            return round_off(sign, coefficient, -precision - exponent, rounding)[0], -precision
        return coefficient, exponent
    else:
        wanted = precision or 1
        if digits_of(coefficient) <= wanted:
            return coefficient, exponent
    surplus = digits_of(coefficient) - wanted
    if surplus > 0:
        coefficient, _ = round_off(sign, coefficient, surplus, rounding)
        exponent += surplus
        if digits_of(coefficient) > wanted:
            coefficient //= 10
            exponent += 1
    elif surplus < 0:
        coefficient *= 10 ** -surplus
        exponent += surplus
    return coefficient, exponent


def _padded(sign, body, fill, align, width):
    padding = fill * (width - len(sign) - len(body))
    if align == '<':
        return sign + body + padding
    if align == '>':
        return padding + sign + body
    if align == '=':
        return sign + padding + body
    half = len(padding) // 2
    return padding[:half] + sign + body + padding[half:]
