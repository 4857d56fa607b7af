"""get_type_hints() looks texts up and includes base classes."""
from typing import Annotated, ClassVar, Generic, List, Optional, TypeVar, get_type_hints, no_type_check

T = TypeVar("T")


class Node:
    value: "int"
    next: "Optional[Node]"
    count: ClassVar["int"] = 0


class Leaf(Node):
    extra: Annotated["str", "note"]
    nothing: None

    def f(self, x: "List[Leaf]", *args: "T", flag: bool = False) -> "Node": ...


print(get_type_hints(Node))
print(get_type_hints(Leaf))
print(get_type_hints(Leaf, include_extras=True)["extra"], get_type_hints(Leaf.f))
print(get_type_hints(len), Leaf.f.__annotations__["x"])


def late(x: "Later") -> "list['Later']": ...


try:
    get_type_hints(late)
except NameError as error:
    print(error)
print(get_type_hints(late, {"Later": int}), get_type_hints(late, localns={"Later": str}))
try:
    get_type_hints(3)
except TypeError as error:
    print(error)


@no_type_check
def ignored(x: "not a type"): ...


print(get_type_hints(ignored))
