"""Members are found by attribute, value and name."""
from enum import Enum


class Color(Enum):
    RED = 1
    GREEN = "g"
    BLUE = (1, 2)
    CRIMSON = 1

    def shout(self):
        return self.name + "!"


print(Color, Color.RED, repr(Color.GREEN), f"{Color.BLUE}", Color.RED.shout())
print(Color(1), Color("g"), Color((1, 2)), Color(1, 2), Color["RED"], Color(Color.RED))
print(list(Color), len(Color), list(reversed(Color)), Color.CRIMSON is Color.RED, Color.CRIMSON.name)
print(dict(Color.__members__), Color.RED in Color, 1 in Color, "zz" in Color, bool(Color))
print(Color.RED == 1, Color.RED == Color.CRIMSON, Color.RED != Color.GREEN, hash(Color.RED) == hash("RED"))
print(type(Color).__name__, type(Color.RED) is Color, isinstance(Color.RED, Enum), Color.RED.value, Color.__doc__)
for action in (lambda: Color(9), lambda: Color["NO"], lambda: Color.NO, lambda: Color.RED < Color.BLUE,
               lambda: setattr(Color, "RED", 2), lambda: delattr(Color, "RED"),
               lambda: setattr(Color.RED, "value", 2), lambda: Color.name, lambda: Color([])):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
print(Color.RED.GREEN, dir(Color.RED))
print({Color.RED: "r"}[Color.CRIMSON])
