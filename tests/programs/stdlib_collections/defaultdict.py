# Missing keys get the factory's value.
from collections import defaultdict
d = defaultdict(list)
d['a'].append(1)
d['a'].append(2)
d['b']
print(d, d.get('zz'), 'zz' in d, d.default_factory)
n = defaultdict(int, {'x': 1}, y=2)
for word in 'the cat the dog'.split():
    n[word] += 1
print(dict(n), n | {'q': 9}, type(n | {}).__name__, n.copy() == n)
none = defaultdict(None, a=1)
try:
    none['b']
except KeyError as e:
    print('KeyError', e)
try:
    defaultdict(3)
except TypeError as e:
    print(e)

class Keyed(defaultdict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]

k = Keyed()
print(k[4], k, k.default_factory)
nested = defaultdict(lambda: defaultdict(int))
nested['a']['b'] += 1
print(nested['a'])
