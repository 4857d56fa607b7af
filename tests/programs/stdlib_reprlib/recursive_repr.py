"""recursive_repr() replaces an object inside itself."""
from reprlib import recursive_repr


class Box(list):
    @recursive_repr(fillvalue="<self>")
    def __repr__(self):
        "Show the box."
        return "Box(" + ", ".join(map(repr, self)) + ")"


b = Box([1, 2])
b.append(b)
b.append([b])
print(b)
print(Box.__repr__.__name__, Box.__repr__.__doc__, Box.__repr__.__qualname__)
print(b)
