"""InitVar goes to __post_init__(), ClassVar is no field."""
import typing
from dataclasses import InitVar, dataclass, fields, replace
from typing import ClassVar


@dataclass
class C:
    count: ClassVar[int] = 0
    x: int
    scale: InitVar[int]
    extra: InitVar[str] = "e"
    result: int = 0

    def __post_init__(self, scale, extra):
        self.result = self.x * scale
        print("post", scale, extra)


c = C(2, 5)
print(c, [f.name for f in fields(C)], C.count, c.extra, InitVar[int], InitVar[typing.List[int]])
print(replace(c, scale=10))
try:
    replace(c)
except ValueError as error:
    print("ValueError", error)
except TypeError as error:
    print("TypeError", error)


@dataclass
class Texts:
    a: "int"
    b: "ClassVar[int]" = 1
    c: "typing.ClassVar" = 2
    d: "InitVar[int]" = 3
    e: " typing . ClassVar [int]" = 4
    f: "Unknown[ClassVar]" = 5


print([f.name for f in fields(Texts)], Texts.__doc__)
