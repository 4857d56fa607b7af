import re
import warnings


def attempt(action):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(repr(action()), end=' ')
        except Exception as error:
            print(type(error).__name__, error, end=' ')
    print(*(warning.message for warning in caught))


attempt(lambda: re.sub('a', 'b', 'aaa', 1))
attempt(lambda: re.sub('a', 'b', 'aaa', 1, 2))
attempt(lambda: re.sub('a', 'b', 'aaa', 1, 2, 3))
attempt(lambda: re.split('a', 'b', 1))
attempt(lambda: re.sub('a', 'b', 'aaa', 1, count=1))
attempt(lambda: re.subn('A', 'b', 'aaa', count=1, flags=re.I))
attempt(lambda: re.compile(re.compile('a'), re.I))
attempt(lambda: re.compile(3))
attempt(lambda: re.compile([1]))
attempt(lambda: re.compile('abc') is re.compile('abc'))
attempt(lambda: re.escape('a.b-c é\n~'))
attempt(lambda: re.escape(b'a.b\xff'))
attempt(lambda: re.search('', 3))
attempt(lambda: (re.match('b', 'ab'), re.fullmatch('a', 'ab'), re.fullmatch('a|ab', 'ab')))
attempt(lambda: re.error is re.PatternError)
attempt(lambda: re.PatternError('message', 'a\nb', 2).args)
attempt(lambda: re.purge())
print(repr(re.I | re.M), repr(re.RegexFlag(0)), repr(re.NOFLAG), str(re.I), repr(~re.I), repr(re.I | 1024))
print(re.RegexFlag(1024), format(re.I), re.I.value, repr(re.RegexFlag), list(re.RegexFlag))
print(re.compile('a', re.I | re.A), re.compile('(?i)a'), re.compile('a').flags, re.__all__)
scanner = re.Scanner([(r'\d+', lambda s, t: int(t)), (r'[a-z]+', lambda s, t: t), (r'\s+', None)])
print(scanner.scan('12 abc 3 !x'))
