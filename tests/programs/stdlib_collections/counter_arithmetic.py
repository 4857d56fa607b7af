# Multiset operators and comparisons.
from collections import Counter
a, b = Counter(x=3, y=1, z=-2), Counter(x=1, y=2, w=4)
print(a + b, a - b, a | b, a & b)
print(+a, -a)
for op in ('__iadd__', '__isub__', '__ior__', '__iand__'):
    c = Counter(a)
    print(op, getattr(c, op)(b) is c, c)
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) != Counter(a=2))
print(Counter(a=1) <= Counter(a=1, b=1), Counter(a=1) < Counter(a=1), Counter(a=2) > Counter(a=1), Counter() >= Counter())
for f in (lambda: a + 1, lambda: a < 3, lambda: Counter.fromkeys('ab'), lambda: Counter(1), lambda: Counter(1, 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
