import re


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error)


p = re.compile(r'(?P<a>a)(b)?')
m = p.match('ab')
for template in [r'\3', r'\g<zz>', r'\g<a', r'\g', r'\q', '\\', r'\g<9>', r'\g<a b>', r'\400', r'\0', r'\18', r'\101',
                 r'\g<0>x\1\n\t\\', r'\g<>', r'\g<01>', r'\g<a>\g<2>!', r'\.\-', r'\08', '']:
    print(repr(template), end=' ')
    attempt(lambda: p.sub(template, 'xab'))
attempt(lambda: p.sub(3, 'a'))
attempt(lambda: p.sub(lambda m: 3, 'ab'))
attempt(lambda: p.sub(lambda m: None, 'xaby'))
attempt(lambda: p.sub(lambda m: m[0].upper() + str(m.start()), 'ab a ab'))
attempt(lambda: p.subn('-', 'ab a ab', count=2))
attempt(lambda: p.sub(b'x', 'ab'))
attempt(lambda: p.sub(b'x', 'zz'))
attempt(lambda: re.compile(b'a').sub('x', b'a'))
attempt(lambda: re.compile(b'(a)').sub(rb'\1\g<1>\x', b'a'))
attempt(lambda: re.compile(b'(a)').sub(rb'\1\g<1>-', b'bab'))
attempt(lambda: m.expand(r'\1-\2'))
attempt(lambda: p.match('a').expand(r'[\2]'))
attempt(lambda: m.expand(r'\5'))
text = 'nothing'
print(re.sub('x', 'y', text) is text)
