"""global_enum() makes members globals of the module."""
import enum
from enum import Enum, IntFlag, global_enum


@global_enum
class Size(Enum):
    SMALL = 1
    BIG = 2


@global_enum
class Mode(IntFlag):
    READ = 1
    WRITE = 2


print(repr(SMALL), str(BIG), Size.BIG is BIG, Size)
print(repr(READ | WRITE), repr(READ | 8), str(READ), repr(Mode(0)), repr(~READ))
print(enum.bin(5), enum.bin(-5), enum.bin(5, 8), enum.bin(0), enum.show_flag_values(11))
