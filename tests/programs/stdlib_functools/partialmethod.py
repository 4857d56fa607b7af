# Methods with some arguments given.
from functools import partialmethod

class Cell:
    alive = False
    def set_state(self, state, *, loud=False):
        self.alive = state
        return 'SET' if loud else 'set'
    set_alive = partialmethod(set_state, True)
    shout = partialmethod(set_alive, loud=True)
    kind = partialmethod(classmethod(lambda cls, *a: (cls.__name__, a)), 1)
    plain = partialmethod(staticmethod(lambda *a: a), 5)
    builtin = partialmethod(repr)

c = Cell()
print(c.set_alive(), c.alive, c.shout(), c.kind(2), Cell.kind(3), c.plain(6), Cell.plain())
print(Cell.set_alive(c, loud=True), repr(Cell.__dict__['plain'])[:33])
for f in (lambda: partialmethod(3), lambda: partialmethod(), lambda: c.set_alive(1, 2)):
    try:
        print(f())
    except TypeError as e:
        print(e)
