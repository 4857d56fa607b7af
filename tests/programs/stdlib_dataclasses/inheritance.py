"""Fields are inherited in order and can be redefined."""
from dataclasses import dataclass, field, fields


@dataclass
class A:
    x: int = 1
    y: int = 2


class Plain(A):
    z: int = 9


@dataclass
class B(Plain):
    w: int = 3
    x: str = "new"


print(B(), [f.name for f in fields(B)], Plain(), B.__doc__)
for make in (
    lambda: dataclass(type("C", (A,), {"__annotations__": {"k": int}})),
    lambda: dataclass(type("D", (), {"__annotations__": {"k": list}, "k": []})),
    lambda: dataclass(type("E", (), {"k": field()})),
    lambda: field(default=1, default_factory=int),
):
    try:
        make()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


@dataclass
class Base:
    a: int

    def __post_init__(self):
        print("base post")


@dataclass
class Derived(Base):
    b: int = 0

    def __post_init__(self):
        super().__post_init__()
        print("derived post")


print(Derived(1))
