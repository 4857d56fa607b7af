# Counting, totals, most common, elements.
from collections import Counter
c = Counter('abracadabra')
print(c, c['a'], c['z'], 'z' in c, len(c), c.total())
print(c.most_common(2), c.most_common(), c.most_common(0))
print(''.join(c.elements()), sorted(c.items()))
c.update('aaz')
c.update({'q': 5}, b=10)
print(c)
c.subtract('aaaaaaaaaa')
c.subtract(q=1)
print(c, dict(c))
del c['q'], c['not there']
print(c.pop('b'), c.setdefault('new', 7), c.copy() == c, c.copy() is c)
print(Counter(a=3, b=None), Counter([1, 1, 2]), Counter(), Counter({'x': 2}, y=1))
