# Messages for wrong names, wrong calls and assignment.
from collections import namedtuple
P = namedtuple('P', 'x y')

def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

attempt(lambda: P())
attempt(lambda: P(1, 2, 3))
attempt(lambda: P(1, z=2))
attempt(lambda: P._make([1]))
attempt(lambda: P(1, 2)._replace(q=1, w=2))
attempt(lambda: namedtuple('a b', 'x'))
attempt(lambda: namedtuple('A', 'x x'))
attempt(lambda: namedtuple('A', '_x'))
attempt(lambda: namedtuple('A', 'class'))
attempt(lambda: namedtuple('A', 'x', defaults=[1, 2]))
attempt(lambda: setattr(P(1, 2), 'x', 3))
attempt(lambda: setattr(P(1, 2), 'q', 3))
attempt(lambda: P.x.__get__(5))
attempt(lambda: P(1, 2).q)
