"""Members are not copied; a dataclass can be the type of the values."""
import copy
from dataclasses import dataclass
from enum import Enum, Flag


@dataclass
class Info:
    size: int
    label: str = "none"

    def both(self):
        return f"{self.size}{self.label}"


class E(Info, Enum):
    A = 1, "x"
    B = 2


class F(Flag):
    P = 1
    Q = 2


print(list(E), E.A.both(), E.B.label, E.A.value)
print(copy.copy(E.A) is E.A, copy.deepcopy([E.A])[0] is E.A, copy.deepcopy(F(3)) is F(3))
print(E.A.__reduce_ex__(2), F.P.__reduce_ex__(4))


class Sub(Enum):
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        print("made", cls.__name__, list(cls))


class Made(Sub, tag="t"):
    X = 1


print(Made.tag)
