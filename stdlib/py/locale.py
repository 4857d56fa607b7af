"""Conventions of languages and countries; only the locale C is there."""

import functools
import os
import re
import sys

__all__ = ["getlocale", "getdefaultlocale", "getpreferredencoding", "Error", "setlocale", "localeconv", "strcoll",
           "strxfrm", "str", "atof", "atoi", "format_string", "currency", "normalize", "LC_CTYPE", "LC_COLLATE",
           "LC_MESSAGES", "LC_TIME", "LC_MONETARY", "LC_NUMERIC", "LC_ALL", "CHAR_MAX", "getencoding", "delocalize",
           "localize", "resetlocale"]

CHAR_MAX = 127
LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)


class Error(Exception):
    """A locale that is not there."""


_current = {}


def setlocale(category, locale=None):
    """Set or return the locale of a category."""
    if locale is not None:
        if not isinstance(locale, (_str, type(None))):
            locale = normalize('.'.join(filter(None, locale)))
        if locale == '':
            locale = os.environ.get('LC_ALL') or os.environ.get('LC_CTYPE') or os.environ.get('LANG') or 'C'
        if locale not in ('C', 'POSIX', 'C.UTF-8', 'C.utf8'):
            raise Error('unsupported locale setting')
        _current[category] = 'C' if locale == 'POSIX' else locale
    return _current.get(category, 'C.UTF-8' if category == LC_CTYPE else 'C')


def localeconv():
    """The conventions of numbers and money."""
    names = ('currency_symbol', 'int_curr_symbol', 'mon_decimal_point', 'mon_thousands_sep', 'negative_sign',
             'positive_sign', 'thousands_sep')
    numbers = ('frac_digits', 'int_frac_digits', 'n_cs_precedes', 'n_sep_by_space', 'n_sign_posn', 'p_cs_precedes',
               'p_sep_by_space', 'p_sign_posn')
    found = dict.fromkeys(names, '') | dict.fromkeys(numbers, CHAR_MAX)
    found.update(decimal_point='.', grouping=[], mon_grouping=[])
    found.update(_override_localeconv)
    return found


_override_localeconv = {}
_str = str


def strcoll(a, b):
    """Compare two strings."""
    return (a > b) - (a < b)


def strxfrm(string):
    """A key for sorting."""
    return string


def getlocale(category=LC_CTYPE):
    """Language and encoding."""
    found = setlocale(category)
    if category == LC_ALL and ';' in found:
        raise TypeError('category LC_ALL is not supported')
    return _parse_localename(found)


def _parse_localename(name):
    if name in ('C', 'POSIX'):
        return None, None
    language, _, encoding = name.partition('.')
    if not encoding:
        return language, 'ISO8859-1'
    return language, 'UTF-8' if encoding.lower().replace('-', '') == 'utf8' else encoding


def getdefaultlocale(envvars=('LC_ALL', 'LC_CTYPE', 'LANG', 'LANGUAGE')):
    """Language and encoding of the environment."""
    import warnings
    warnings._deprecated("locale.getdefaultlocale", "{name!r} is deprecated and slated for removal in Python {remove}. "
                         "Use setlocale(), getencoding() and getlocale() instead.", remove=(3, 15))
    for name in envvars:
        value = os.environ.get(name)
        if value:
            return _parse_localename(normalize(value.split(':')[0] if name == 'LANGUAGE' else value))
    return None, None


def normalize(localename):
    """A name with an encoding."""
    code, dot, encoding = localename.partition('.')
    if code in ('C', 'POSIX', 'c', 'posix'):
        return 'C.UTF-8' if encoding.lower().replace('-', '') == 'utf8' else 'C'
    if not encoding:
        return code + '.ISO8859-1' if code else localename
    return f'{code}.UTF-8' if encoding.lower().replace('-', '') == 'utf8' else localename


def resetlocale(category=LC_ALL):
    """Set the locale of the environment."""
    setlocale(category, '')


def getencoding():
    """The encoding of the locale."""
    return 'utf-8' if sys.flags.utf8_mode else 'UTF-8'


def getpreferredencoding(do_setlocale=True):
    """The encoding of text files."""
    return 'utf-8' if sys.flags.utf8_mode else 'UTF-8'


def _intervals(grouping):
    last = None
    for interval in grouping:
        if interval == CHAR_MAX:
            return
        if interval == 0:
            if last is None:
                raise ValueError("invalid grouping")
            while True:
                yield last
        yield interval
        last = interval


def _group(s, monetary=False):
    conventions = localeconv()
    separator = conventions['mon_thousands_sep' if monetary else 'thousands_sep']
    grouping = conventions['mon_grouping' if monetary else 'grouping']
    if not grouping:
        return s, 0
    trail = len(s) - len(s.rstrip())
    end, s = s[len(s) - trail:], s[:len(s) - trail]
    groups = []
    for interval in _intervals(grouping):
        if not s or s[-1] not in "0123456789":
            break
        groups.append(s[-interval:])
        s = s[:-interval]
    start = s
    if start and start[-1] in "0123456789":
        groups.append(start)
        start = ''
    groups.reverse()
    return start + separator.join(groups) + end, len(separator) * (len(groups) - 1)


_percent_re = re.compile(r'%(?:\((?P<key>.*?)\))?(?P<modifiers>[-#0-9 +*.hlL]*?)[eEfFgGdiouxXcrs%]')


def _format(percent, value, grouping=False, monetary=False, *additional):
    formatted = percent % ((value, *additional) if additional else value)
    if percent[-1] in 'eEfFgGdiu':
        formatted = _localize(formatted, grouping, monetary)
    return formatted


def _localize(formatted, grouping=False, monetary=False):
    if '.' in formatted or 'e' in formatted.lower():
        parts = formatted.split('.')
        if grouping:
            parts[0], _ = _group(parts[0], monetary=monetary)
        point = localeconv()['mon_decimal_point' if monetary else 'decimal_point']
        return point.join(parts)
    if grouping:
        return _group(formatted, monetary=monetary)[0]
    return formatted


def format_string(f, val, grouping=False, monetary=False):
    """Like the operator %, with the conventions of the locale."""
    percents = list(_percent_re.finditer(f))
    new_f = _percent_re.sub('%s', f)
    if isinstance(val, dict):
        new_val = [('%' if percent.group()[-1] == '%' else _format(percent.group(), val, grouping, monetary))
                   for percent in percents]
    else:
        values = list(val) if isinstance(val, tuple) else [val]
        new_val = []
        index = 0
        for percent in percents:
            if percent.group()[-1] == '%':
                new_val.append('%')
            else:
                stars = percent.group('modifiers').count('*')
                new_val.append(_format(percent.group(), values[index], grouping, monetary,
                                       *values[index + 1:index + 1 + stars]))
                index += 1 + stars
    return new_f % tuple(new_val)


def currency(val, symbol=True, grouping=False, international=False):
    """A sum of money."""
    conventions = localeconv()
    digits = conventions['int_frac_digits' if international else 'frac_digits']
    if digits == CHAR_MAX:
        raise ValueError("Currency formatting is not possible using the 'C' locale.")
    text = _localize(f'{abs(val):.{digits}f}', grouping, monetary=True)
    text = '<' + text + '>'
    if symbol:
        name = conventions['int_curr_symbol' if international else 'currency_symbol']
        precedes = conventions['n_cs_precedes' if val < 0 else 'p_cs_precedes']
        separated = conventions['n_sep_by_space' if val < 0 else 'p_sep_by_space']
        if precedes:
            text = name + (' ' if separated else '') + text
        else:
            text = text + (' ' if separated else '') + name.rstrip()
    position = conventions['n_sign_posn' if val < 0 else 'p_sign_posn']
    sign = conventions['negative_sign' if val < 0 else 'positive_sign']
    if position == 0:
        text = '(' + text + ')'
    elif position == 1:
        text = sign + text
    elif position == 2:
        text = text + sign
    elif position == 3:
        text = text.replace('<', sign)
    elif position == 4:
        text = text.replace('>', sign)
    else:
        text = sign + text
    return text.replace('<', '').replace('>', '')


def str(val):
    """A float as text."""
    return _format("%.12g", val)


def delocalize(string):
    """A number in the form that float() takes."""
    conventions = localeconv()
    if conventions['thousands_sep']:
        string = string.replace(conventions['thousands_sep'], '')
    if conventions['decimal_point']:
        string = string.replace(conventions['decimal_point'], '.')
    return string


def localize(string, grouping=False, monetary=False):
    """A number in the form of the locale."""
    return _localize(string, grouping, monetary)


def atof(string, func=float):
    """A float of text."""
    return func(delocalize(string))


def atoi(string):
    """An int of text."""
    return int(delocalize(string))
