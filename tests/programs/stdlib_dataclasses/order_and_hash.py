"""order= and unsafe_hash= add methods; eq= decides about the hash."""
from dataclasses import dataclass, field


@dataclass(order=True)
class V:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False)


@dataclass(order=True)
class W:
    major: int


print(sorted([V(2), V(1, 5), V(1, 2, "z")]), V(1) < V(2), V(1, 0, "a") <= V(1), V(3) > V(2), V(1) >= V(2), max(V(1), V(2)))
for call in (lambda: V(1) < W(1), lambda: V(1) < 1, lambda: dataclass(order=True, eq=False)(type("X", (), {})),
             lambda: dataclass(order=True)(type("X", (), {"__lt__": None})),
             lambda: dataclass(unsafe_hash=True)(type("X", (), {"__hash__": lambda s: 1}))):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


@dataclass(unsafe_hash=True)
class H:
    a: int
    b: int = field(default=2, hash=False)
    c: int = field(default=3, compare=False, hash=True)


print(hash(H(1)) == hash((1, 3)))


@dataclass(eq=False)
class Id:
    a: int


print(Id(1) == Id(1), Id.__hash__ is object.__hash__, "__eq__" in vars(Id))


@dataclass
class Own:
    a: int

    def __hash__(self):
        return 42

    def __eq__(self, other):
        return "own"

    def __repr__(self):
        return "own repr"


print(hash(Own(1)), Own(1) == 3, Own(1))
