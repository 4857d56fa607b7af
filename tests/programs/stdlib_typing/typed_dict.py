"""TypedDict classes describe dictionaries."""
from typing import NotRequired, ReadOnly, Required, TypedDict, get_type_hints, is_typeddict


class Base(TypedDict):
    id: int
    note: NotRequired[str]


class More(Base, total=False):
    size: float
    must: Required[int]
    fixed: ReadOnly[str]


print(More(id=1, size=2.0), type(More(id=1)), is_typeddict(More), is_typeddict(dict), More.__total__)
for name in ("__required_keys__", "__optional_keys__", "__readonly_keys__", "__mutable_keys__"):
    print(name, sorted(getattr(More, name)))
print(More.__annotations__)
print(get_type_hints(More), More.__bases__, More.__orig_bases__ == (Base,))
print(TypedDict("F", {"a": int}).__annotations__, TypedDict("F", {"in": int}, total=False).__optional_keys__)
for call in (lambda: isinstance({}, More), lambda: issubclass(dict, More), lambda: TypedDict("X", {"a": ()}),
             lambda: type(More)("X", (Base, dict), {})):
    try:
        call()
    except TypeError as error:
        print(error)
