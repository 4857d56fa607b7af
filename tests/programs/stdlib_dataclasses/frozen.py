"""Instances of a frozen dataclass cannot be changed, and can be hashed."""
from dataclasses import FrozenInstanceError, dataclass, replace


@dataclass(frozen=True)
class P:
    x: int
    y: int = 0

    def __post_init__(self):
        object.__setattr__(self, "y", self.y + 1)


p = P(1)
print(p, hash(p) == hash((1, 1)), p == P(1), {p: 1}[P(1)])
for action in (lambda: setattr(p, "x", 5), lambda: delattr(p, "x"), lambda: setattr(p, "new", 5)):
    try:
        action()
    except FrozenInstanceError as error:
        print(type(error).__mro__[1].__name__, error)
print(replace(p, x=7))


class Loose(P):
    pass


q = Loose(3)
q.extra = 1
try:
    q.x = 1
except FrozenInstanceError as error:
    print(error)
for make in (
    lambda: dataclass(type("A", (P,), {"__annotations__": {}})),
    lambda: dataclass(frozen=True)(type("B", (dataclass(type("M", (), {})),), {})),
    lambda: dataclass(frozen=True)(type("C", (), {"__setattr__": None})),
):
    try:
        make()
    except TypeError as error:
        print(error)
