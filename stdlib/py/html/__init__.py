"""Text in HTML: escaping and its contrary."""

import re as _re

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    """Text with &, <, > (and quotes) as references."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace('\'', "&#x27;")
    return s


# What the numbers of Windows' characters mean, as browsers read them.
_cp1252 = '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019' \
          '\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'
_replaced = {0x00: '\ufffd', 0x0d: '\r', **{0x80 + index: char for index, char in enumerate(_cp1252)}}
_invalid = {*range(0x1, 0x9), *range(0xe, 0x20), *range(0x7f, 0xa0), *range(0xfdd0, 0xfdf0), 0xb,
            *(plane << 16 | last for plane in range(17) for last in (0xfffe, 0xffff))}


def _character(match):
    from html.entities import html5
    text = match.group(1)
    if text[0] == '#':
        if text[1] in 'xX':
            number = int(text[2:].rstrip(';'), 16)
        else:
            number = int(text[1:].rstrip(';'))
        if number in _replaced:
            return _replaced[number]
        if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
            return '\ufffd'
        return '' if number in _invalid else chr(number)
    if text in html5:
        return html5[text]
    # The longest name that stands at the beginning.
    for end in range(len(text) - 1, 1, -1):
        if text[:end] in html5:
            return html5[text[:end]] + text[end:]
    return '&' + text


_charref = _re.compile(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)')


def unescape(s):
    """Text with references replaced by their characters."""
    return _charref.sub(_character, s) if '&' in s else s
