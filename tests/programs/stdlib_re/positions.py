import re

p = re.compile('b')
print(p.search('abc', 1), p.match('abc', 1), p.search('abc', 2), p.search('abc', 0, 1), p.fullmatch('abc', 1, 2))
print(re.compile('^b').search('ab', 1), re.compile('(?m)^b').search('a\nb', 2), re.compile('a$').search('ab', 0, 1))
print(re.compile('(?<=a)b').match('ab', 1), re.compile(r'\bb').match('ab', 1), re.compile(r'a\b').match('ab', 0, 1))
print(p.match('ab', -5, 99), p.match('ab', 2, 1), p.search('ab', 5))
m = re.compile('(é)(x)?').search('aéb éx', 3)
print(m, m.pos, m.endpos, m.span(1), m.span(2), m.start(), m.end(), m.string, m.re)
print([m.span() for m in re.finditer('é.', 'xé1éé2')], re.sub('(é)(b)?', r'[\1\2]', 'éxéb'))
scanner = re.compile('a|b').scanner('abcab')
print(scanner.match(), scanner.match(), scanner.match(), scanner.match())
scanner = re.compile('a|b').scanner('abcab')
print(scanner.search(), scanner.search(), scanner.search(), scanner.search(), scanner.search(), scanner.pattern)
long = 'é' * 1000 + 'ab'
print(re.search('a(b)', long).span(1), re.compile('b').search(long, 900).span())
