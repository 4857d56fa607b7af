# The environment as a mapping.
import os
os.environ['MINI_TEST'] = 'one'
print(os.environ['MINI_TEST'], os.getenv('MINI_TEST'), os.getenv('MINI_NOPE', 'default'), os.environb[b'MINI_TEST'], os.getenvb(b'MINI_TEST'))
os.environb[b'MINI_TEST'] = b'two'
print(os.environ.get('MINI_TEST'), os.environ.setdefault('MINI_TEST', 'x'), 'MINI_TEST' in os.environ, os.environ.pop('MINI_TEST'))
print('MINI_TEST' in os.environ, type(os.environ.copy()).__name__, type(os.environ | {}).__name__, (os.environ | {'Q': '1'})['Q'], repr(os.environ)[:9])
os.environ |= {'MINI_A': 'a'}
del os.environ['MINI_A']
for f in (lambda: os.environ['MINI_A'], lambda: os.environ.__setitem__('A', 1), lambda: os.environ.__setitem__(1, 'a'), lambda: os.environ.__delitem__('MINI_A'),
          lambda: os.getenv(5), lambda: os.environ.__setitem__('A=B', 'c'), lambda: os.environ | 3):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
