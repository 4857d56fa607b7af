"""Tokens of all kinds, encodings, and back."""

import calendar
import io
import token
import tokenize

source = '''\
# comment
def f(a, b=1):  # trailing
    """Doc
    string."""
    if a <= b != 0x1F and 1_000.5e-3j:
        return {"k": [1, 2,
                      3]}

    x = a \\
        + b
    y: int = f'{a!r:>{width}} {{}} {b=}' "s" b'b' r"\\n"
\tz = 1

class Ä: pass
x := 3; y->z ... @ ~ 'it\\'s'
'''
for t in tokenize.generate_tokens(io.StringIO(source.replace("\\tz = 1\\n", "").replace("\tz = 1\n", "")).readline):
    print(t, token.tok_name[t.exact_type])
ok = "a = 1\nif a:\n  b = f'x{a}'\n"
tokens = list(tokenize.tokenize(io.BytesIO(ok.encode()).readline))
print(tokens[0], tokenize.untokenize(tokens), tokenize.untokenize(t[:2] for t in tokens))
for data in (b"# -*- coding: latin-1 -*-\n", b"\xef\xbb\xbfx", b"", b"#!x\n# coding=utf8\n", b"x\n"):
    print(tokenize.detect_encoding(io.BytesIO(data).readline))
for bad in ("x = (1,\n", "'''abc\n", "if 1:\n    a\n  b\n"):
    try:
        list(tokenize.generate_tokens(io.StringIO(bad).readline))
    except (tokenize.TokenError, IndentationError) as error:
        print(type(error).__name__)
print(calendar.month(2024, 2), calendar.calendar(2023)[:500], calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.leapdays(1900, 2001))
print(calendar.monthcalendar(2021, 5), calendar.weekday(2024, 2, 29), list(calendar.day_name), calendar.month_abbr[2], calendar.timegm((2000, 1, 1, 0, 0, 0)))
print(calendar.HTMLCalendar(6).formatmonth(2024, 2)[:300], calendar.TextCalendar(6).formatmonth(2024, 12, 3))
for bad in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(9)):
    try:
        bad()
    except ValueError as error:
        print(type(error).__name__, error)
