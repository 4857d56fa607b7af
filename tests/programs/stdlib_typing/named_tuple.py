"""NamedTuple classes have types and defaults."""
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Point(NamedTuple):
    "A point."
    x: int
    y: int = 5

    def norm(self):
        return self.x + self.y


class Gen(NamedTuple, Generic[T]):
    value: T


p = Point(1)
print(p, p.norm(), p._asdict(), p._replace(x=9), Point._fields, Point._field_defaults, Point.__annotations__, Point.__doc__)
print(Point.__bases__, isinstance(p, tuple), Point.__orig_bases__ == (NamedTuple,), Gen[int], Gen(3))
Q = NamedTuple("Q", [("a", int), ("b", str)])
print(Q(1, "x"), Q.__annotations__, Q.__module__)


def order():
    class B(NamedTuple):
        x: int = 1
        y: int


def under():
    class B(NamedTuple):
        _x: int


def new():
    class B(NamedTuple):
        def __new__(cls): ...


def bases():
    class B(NamedTuple, dict): ...


for make in (order, under, new, bases, lambda: Point(), lambda: NamedTuple("Z", [("a", int)], b=int)):
    try:
        make()
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
