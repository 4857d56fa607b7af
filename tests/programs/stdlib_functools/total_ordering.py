# The missing comparisons come from the one that is there.
from functools import total_ordering
import operator

@total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts
    def __eq__(self, other):
        return self.parts == other.parts
    def __lt__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts < other.parts

a, b = Version(1, 2), Version(1, 10)
print([getattr(operator, op)(a, b) for op in ('lt', 'le', 'gt', 'ge', 'eq', 'ne')])
print([getattr(operator, op)(a, a) for op in ('lt', 'le', 'gt', 'ge', 'eq', 'ne')])
print(sorted([b, a])[0].parts, max(a, b).parts, Version.__ge__.__doc__, Version.__gt__.__name__)
for f in (lambda: a >= 3, lambda: total_ordering(type('N', (), {}))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(a.__le__(5))
for root in ('le', 'gt', 'ge'):
    ns = {'__init__': lambda s, v: setattr(s, 'v', v), '__eq__': lambda s, o: s.v == o.v,
          f'__{root}__': lambda s, o: getattr(operator, root)(s.v, o.v)}
    K = total_ordering(type('K', (), ns))
    print(root, [getattr(operator, op)(K(x), K(y)) for op in ('lt', 'le', 'gt', 'ge') for x in (1, 2) for y in (1, 2)])
