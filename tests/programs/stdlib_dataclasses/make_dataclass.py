"""make_dataclass() makes one from a list of fields."""
from dataclasses import field, make_dataclass

C = make_dataclass("C", ["a", ("b", int), ("c", int, field(default=5))], namespace={"double": lambda self: self.c * 2}, frozen=True)
print(C(1, 2), C(1, 2).double(), C.__annotations__, C.__module__, C.__doc__)
D = make_dataclass("D", [("d", int, 0)], bases=(make_dataclass("B", [("x", int, 1)]),), order=True)
print(D(), D(2) < D(3))
for names in (["1a"], ["for"], ["a", "a"], [("a",)], [("a", int, 3, 4)], [3]):
    try:
        make_dataclass("X", names)
    except TypeError as error:
        print(error)
