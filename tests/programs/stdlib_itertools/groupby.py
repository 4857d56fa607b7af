# Groups of equal neighbours; a group dies when the next begins.
from itertools import groupby
print([(k, list(g)) for k, g in groupby('aabbbca')])
print([(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])
print([k for k, g in groupby([])])
groups = groupby('aab')
k1, g1 = next(groups)
print(k1, next(g1))
k2, g2 = next(groups)
print(k2, list(g1), list(g2))
data = sorted(['apple', 'bob', 'ant', 'bee', 'cat'], key=lambda s: s[0])
print({k: len(list(g)) for k, g in groupby(data, key=lambda s: s[0])})
try:
    next(groups)
except StopIteration:
    print('end')
try:
    groupby()
except TypeError as e:
    print(e)
