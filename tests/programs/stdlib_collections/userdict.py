# A dict that is easy to subclass.
from collections import UserDict

class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

d = Lower({'A': 1}, B=2)
d.update(C=3)
print(d, d['a'], d.get('zz', 'no'), 'b' in d, len(d), sorted(d), d.data)
print(d | {'D': 4}, {'d': 4} | d, type(d | {}).__name__, d.copy(), type(d.copy()).__name__)
d |= {'E': 5}
print(d.pop('E'), d.setdefault('f', 6), d, Lower.fromkeys(['X', 'Y'], 0))

class Missing(UserDict):
    def __missing__(self, key):
        return key * 2

print(Missing()['ab'], Missing().get('ab'), Missing() == {})
for f in (lambda: UserDict()['q'], lambda: UserDict({}, {}), lambda: d | 3, lambda: UserDict(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
