"""auto() chooses the next value."""
from enum import Enum, Flag, IntEnum, StrEnum, auto


class Plain(Enum):
    A = auto()
    B = auto()
    TEN = 10
    C = auto()


class Named(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return (name.lower(), start, count, last_values)

    X = auto()
    Y = auto()


class Word(StrEnum):
    Hello = auto()
    Bye = "bye!"


class Bits(Flag):
    A = auto()
    B = auto()
    AB = A | B
    C = auto()


class Mixed(Enum):
    A = auto(), "first"
    B = auto(), "second"
    C = 7


print([m.value for m in Plain], [m.value for m in Named])
print(list(Word), [m.value for m in Bits], Bits.AB)
print([m.value for m in Mixed], auto())


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


print(list(Level), max(Level), Level.LOW + 1)
