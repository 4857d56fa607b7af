import re
import warnings

PATTERNS = [
    '(', '(a', 'a)', '[', '[a', '[]', '[z-a]', '*', 'a**', '+', 'a{2}{3}', 'a{3,2}', 'a{99999999999}', '\\',
    '(?P<1a>x)', '(?P<a>x)(?P<a>y)', '(?P=b)', '(?P<a', '(?P<>x)', '(?P', '(?Px)', '(?<', '(?<x', '(?', '(?z)',
    '(?i', '(?i-', '(?-i)', '(?i-i:x)', '(?L)x', '(?au)', '(?a:x', '(?-a:x)', '(?im', '(?(1)a)', '(?(0)a)',
    '(?(a)b)', '(?(1', '(a)(?(1)a|b|c)', '(?#', '(?<=a+)b', '(?<=a|bc)d', '\\1', '(a)\\2', '(a\\1)', '\\8',
    '\\x1', '\\u12', '\\U00110000', '\\N{foo}', '\\N', '\\q', '[\\q]', '[a-\\d]', '[\\d-z]', 'a|*', '(?:*)',
    'x(?i)', '(?i)x', '[[a]', '[a--b]', '[a&&b]', '[a||b]', '[a~~b]', '\\400', '[\\400]', '(?P<é>x)', '(?P=',
    '(?P=a', '(?P>a)', '(?(', '(?()a)', '(?<!', '(?=', '(?>a', '\\g', '(?u)', '(?:a)??*', 'a*+*', 'a{1,2}+',
    'a{,3}', 'a{', 'a{a}', 'x{1}?', '^*', '$+', '\\b*', '\\N{LATIN SMALL LETTER A}', '[\\N{DIGIT ONE}-3]',
    '[\\x]', '[a-', '[a-]', '[^]', '[^', '(?a-u:x)', '(?ia-i:x)', '(?i:', '(?s-i:.)', '(?i)(?m)x', ' (?x)',
    '(?P<a>.)(?P=a', '(?<a>x)', '(?(-1)a)', '(?(+1)a)', '(?(01)a)', '(?(１)a)', 'a\nb(', '\n\n  *', '(?-:a)',
    '(?-z:a)', '(?iz)', '(?i-z:a)', '(?i-', '(?i-m', '(?Lu:a)', '(?L:a)', '(?P<a b>x)', '\\08', '\\0777',
    '[\\8]', '(?P<a>x)(?P=1)', '(?(99)a)', '(?(101)a|b)', '((a)\\1)', '(?<=(a)\\1)b', '(?<=(a))\\1',
    '(?<=\\1(a))',
]

for pattern in PATTERNS:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compiled = re.compile(pattern)
            print(repr(pattern), compiled, compiled.flags, compiled.groups)
        except re.error as error:
            print(repr(pattern), error.msg, error.pos, error.lineno, error.colno, error, sep=" | ")
        except OverflowError as error:
            print(repr(pattern), type(error), error)
        for warning in caught:
            print("   ", warning.category.__name__, warning.message)
for pattern in [b"(?u)a", b"(?L)a", b"(?a)a", b"\\u1234", b"\\N{DIGIT ONE}", b"(?P<\xe9>x)"]:
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(pattern, error)
for flags in (re.L, re.A | re.U, re.I, re.X, re.A, re.S | re.M, 256, re.U | re.L):
    for pattern in ("a", b"a"):
        try:
            compiled = re.compile(pattern, flags)
            print(compiled, compiled.flags)
        except ValueError as error:
            print(type(error).__name__, error)
