# Fields by name and by position, repr, equality, unpacking.
from collections import namedtuple
Point = namedtuple('Point', ['x', 'y'])
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), len(p), list(p))
x, y = p
print(x + y, hash(p) == hash((1, 2)), isinstance(p, tuple), Point.__mro__)
print(Point._fields, Point.__match_args__, Point.__doc__, Point.x)
print(namedtuple('T', 'a, b  c')._fields, namedtuple('E', '')())
match p:
    case Point(a, b):
        print('matched', a, b)
print(max(Point(1, 5), Point(2, 0)), Point(3, 4) < Point(3, 5))
