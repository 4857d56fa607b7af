# Entries go when their keys do.
import weakref

class K:
    def __init__(self, n):
        self.n = n
    def __repr__(self):
        return f'K{self.n}'

a, b = K(1), K(2)
d = weakref.WeakKeyDictionary({a: 'one', b: 'two'})
print(d[a], len(d), a in d, 5 in d, list(d.values()), [k.n for k in d], d.get(K(9), 'no'))
del b
print(dict(d), len(d.keyrefs()))
d[a] = 'new'
print(d.setdefault(a, 'old'), d.pop(a), len(d))
for f in (lambda: d[a], lambda: d[5], lambda: d.__setitem__(5, 1), lambda: d.popitem()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
