# A str that is easy to subclass.
from collections import UserString
s = UserString('Hello, World')
print(s, repr(s), s.upper(), type(s.upper()).__name__, s[0:3], type(s[0]).__name__, len(s))
print(s + '!', '>' + s, s * 2, s == 'Hello, World', s < 'I', 'World' in s, hash(s) == hash('Hello, World'))
print(s.find('o'), s.split(', '), s.replace('l', 'L'), s.partition(', '), s.startswith('He'), s.encode())
print(UserString('%s-%d') % ('a', 3), UserString('{}').format(1), int(UserString('12')), float(UserString('1.5')))
print(UserString(42), s.join(['a', 'b']), s.title().swapcase(), s.center(20, '*'), s.removeprefix('Hello'))
print(s.isalpha(), UserString('abc').isalpha(), UserString('x').zfill(3))
