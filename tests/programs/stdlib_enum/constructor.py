"""Members can have an __init__() or a __new__() of their own."""
from enum import Enum, IntEnum


class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.4)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def ratio(self):
        return round(self.mass / self.radius, 2)


class Coord(bytes, Enum):
    def __new__(cls, value, label):
        self = bytes.__new__(cls, [value])
        self._value_ = value
        self.label = label
        return self

    X = (0, "x axis")
    Y = (1, "y axis")


class Text(str, Enum):
    A = "a"
    N = 5, 
    U = b"x", "ascii"


print(Planet.EARTH.ratio, Planet.MARS.value, Planet((0.6, 3.4)), repr(Planet.EARTH))
print(Coord.Y, Coord.Y.value, Coord.Y.label, Coord(0), bytes(Coord.Y), Coord.X < Coord.Y)
print(repr(Text.N), Text.A == "a", Text.U.value, Text.A.upper(), f"{Text.A}", str(Text.A))


def bad_init():
    class E(Enum):
        A = 1

        def __init__(self):
            pass


def bad_super():
    class E(Enum):
        A = 1

        def __new__(cls, value):
            return super().__new__(cls, value)


for make in (bad_init, bad_super):
    try:
        make()
    except TypeError as error:
        print(error)


class Alias(IntEnum):
    ONE = 1
    TWO = 2

    def __init__(self, value):
        self._add_alias_(self.name.lower())
        self._add_value_alias_(str(value))


print(Alias.one, Alias("2") is Alias.TWO, list(Alias))
