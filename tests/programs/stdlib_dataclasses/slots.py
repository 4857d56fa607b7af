"""slots=True makes a class with __slots__."""
import copy
from dataclasses import dataclass


@dataclass(slots=True)
class S:
    x: int
    y: int = 5


@dataclass(slots=True, frozen=True, weakref_slot=True)
class T:
    z: int = 1


@dataclass(slots=True)
class U(S):
    w: int = 0


print(S.__slots__, S(1), hasattr(S(1), "__dict__"), T.__slots__, U.__slots__, U(1, 2, 3))
try:
    S(1).q = 1
except AttributeError as error:
    print(error)
t = T(4)
print(copy.copy(t), copy.deepcopy(t) == t, t.__getstate__())
for make in (lambda: dataclass(slots=True)(type("X", (), {"__slots__": ()})),
             lambda: dataclass(weakref_slot=True)(type("X", (), {}))):
    try:
        make()
    except TypeError as error:
        print(error)
