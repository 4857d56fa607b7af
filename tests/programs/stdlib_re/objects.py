import copy
import re


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


p = re.compile(r'(?P<a>a)(b)?')
m = p.match('ab')
attempt(lambda: p.match(3))
attempt(lambda: p.match(b'a'))
attempt(lambda: re.compile(b'a').match('a'))
attempt(lambda: p.match())
attempt(lambda: p.match(string='ab', pos=0))
attempt(lambda: m.group(3))
attempt(lambda: m.group('zz'))
attempt(lambda: m.group(1.0))
attempt(lambda: m[1:2])
attempt(lambda: (m['a'], m[0], m[2], m.group(), m.group(1, 'a', 0)))
attempt(lambda: m[5])
attempt(lambda: m.start('b'))
attempt(lambda: p.match('a').groups())
attempt(lambda: p.match('a').groups(0))
attempt(lambda: m.groupdict('x'))
attempt(lambda: (m.lastindex, m.lastgroup, m.pos, m.endpos, m.re is p, m.string, m.regs))
attempt(lambda: (p.groupindex, p.groups, p.flags, p.pattern))
attempt(lambda: p.foo)
attempt(lambda: m.foo)
attempt(lambda: type(p)())
attempt(lambda: type(m)())
attempt(lambda: (re.Pattern[str], re.Match, re.Pattern, type(p.finditer('a'))))
attempt(lambda: p < p)
attempt(lambda: (copy.copy(p) is p, copy.deepcopy(m) is m, {p: 1}, bool(m)))
attempt(lambda: (re.compile('a') == re.compile('a', re.I), re.compile('a') == re.compile('a'), p != 3))
attempt(lambda: hash(re.compile('xyz')) == hash(re.compile('xyz')))
attempt(lambda: re.compile('x' * 300))
attempt(lambda: re.match('(?s).*', 'é\n' * 100))
attempt(lambda: re.match(b'a.', bytearray(b'ab')).group())
attempt(lambda: re.search(b'b+', memoryview(b'abbc')))
