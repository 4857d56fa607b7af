# Entries go when their values do.
import weakref

class O:
    def __init__(self, n):
        self.n = n
    def __repr__(self):
        return f'O{self.n}'

a, b = O(1), O(2)
d = weakref.WeakValueDictionary(x=a, y=b)
print(sorted(d), list(d.values()), len(d), 'x' in d, d['x'], d.get('q', 'none'), d.pop('y'), dict(d))
d['b'] = b
del b
print(dict(d), len(d), d.get('b'))
d.update({'again': a})
print(sorted(d.items(), key=lambda i: i[0]), d.setdefault('x', None), d.copy() is d, (d | {'z': a})['z'])
for f in (lambda: d['b'], lambda: d.pop('b'), lambda: d.__setitem__('n', 5), lambda: d | 3, lambda: weakref.WeakValueDictionary(7)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
objects = [O(i) for i in range(4)]
d = weakref.WeakValueDictionary(enumerate(objects))
it = d.items()
print(next(it))
del objects[2:]
print([k for k, v in it], len(d))
