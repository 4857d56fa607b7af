# Several iterators over one, and running results.
from itertools import tee, accumulate
import operator
a, b = tee(x * x for x in range(4))
print(next(a), next(a), list(b), list(a))
print(len(tee('x', 3)), tee('x', 0))
c, d = tee(iter('abc'))
next(c)
e, = tee(c, 1)
print(list(e), list(d))
print(list(accumulate([1, 2, 3])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], operator.mul, initial=10)))
print(list(accumulate([])), list(accumulate([], initial=5)), list(accumulate('abc')), list(accumulate([1, 2, 3], None)))
for f in (lambda: tee([1], -1), lambda: list(accumulate([1, 'a'])), lambda: tee(5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
