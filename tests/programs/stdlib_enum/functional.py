"""Enumerations can be made by a call."""
from enum import Enum, Flag, IntEnum

A = Enum("A", "x y, z")
print(A, list(A), A.__module__, A.__qualname__)
print(list(Enum("B", ["p", "q"], start=10)), list(Enum("C", {"k": 5, "l": 5})), list(Enum("D", [("m", "v")])))
print(list(Flag("F", "a b c")), list(IntEnum("I", "one two")), list(Enum("T", "a", type=str, start="s")))
print(list(Enum("E", [])), Enum("Q", "a", module="mod", qualname="Outer.Q").a.__class__.__qualname__)


class Base(Enum):
    def double(self):
        return self.value * 2


More = Base("More", "a b")
print(More.b.double(), isinstance(More.a, Base))
for call in (lambda: Enum("X"), lambda: Enum("X", 5), lambda: Enum(), lambda: Base(3)):
    try:
        call()
    except TypeError as error:
        print(error)
