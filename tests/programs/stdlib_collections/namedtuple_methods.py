# _make, _asdict, _replace, defaults and copy.replace.
from collections import namedtuple
import copy
P = namedtuple('P', 'x y z', defaults=[8, 9])
print(P(1), P._field_defaults, P.__new__.__defaults__)
print(P._make('abc'), P(1)._asdict(), P(1)._replace(y=0, x=5))
print(copy.replace(P(1), z=0), P(1).__replace__(x=2), P(1).__getnewargs__())
print(namedtuple('R', 'a def a _b 1', rename=True)._fields)
print(namedtuple('M', 'a', module='somewhere').__module__)
print(P._make.__doc__, '|', P._replace.__doc__, '|', P.__new__.__doc__)

class Sub(P):
    __slots__ = ()
    @property
    def total(self):
        return self.x + self.y + self.z

print(Sub(1), Sub(1).total, Sub(1)._replace(x=10), type(Sub(1)._replace(x=1)).__name__)
