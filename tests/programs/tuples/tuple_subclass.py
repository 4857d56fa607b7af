# A subclass of tuple, with __new__.
class Point(tuple):
    __slots__ = ()
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))
    @property
    def x(self): return self[0]
    def __add__(self, other):
        return Point(self[0] + other[0], self[1] + other[1])
p = Point(1, 2)
print(p, p.x, p + p, p + (1, 1), type(p[:]), p == (1, 2), hash(p) == hash((1, 2)), isinstance(p, tuple), len(p), [*p], type(p * 2), tuple(p) is p, type(tuple(p)))
a, b = p
print(a, b)
try:
    p.z = 1
except AttributeError as e:
    print(e)
try:
    p.x = 1
except AttributeError as e:
    print(e)
class T(tuple):
    def __init__(self, *args): print("init", args)
    def __iter__(self): return iter("ab")
t = T([1, 2])
t.note = 5
print(t, t.note, [*t], list(t), tuple(t), t[0])
