"""IntFlag keeps unknown bits and is an int."""
from enum import IntFlag


class F(IntFlag):
    A = 1
    B = 2
    D = 8


print(repr(F.A | F.B), repr(F(7)), repr(F.A | 4), repr(4 | F.A), repr(F(16)), repr(F(0)))
print(repr(~F.A), repr(F(-1)), repr(F(-3)), repr(F.D & 12), repr(F.A ^ 3))
print(F.A + 1, F.A == 1, str(F.A | F.B), f"{F.B:03d} {F.B}", F(7) & F.A is F.A, 5 in F, "x" in F, hash(F.A) == hash(1))
print(list(F), list(F(11)), F.A in F(3), isinstance(F(7), int))
try:
    F("x")
except ValueError as error:
    print(error)
