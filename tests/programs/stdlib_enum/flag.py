"""Flags combine; bits that no member has are refused."""
from enum import Flag, auto


class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RW = 6


class Empty(Flag):
    NONE = 0
    A = auto()


print(list(Perm), Perm.R | Perm.W, Perm.R & Perm.W, Perm.RW ^ Perm.R, ~Perm.R, ~Perm.RW)
print(repr(Perm(7)), Perm(0), repr(Perm(0)), bool(Perm(0)), Perm(-1), Perm(-2))
print(Perm.R in Perm.RW, Perm.X in Perm.RW, list(Perm.RW), len(Perm(7)), Perm(7) is Perm(7), Perm(3).name)
print(list(Empty), Empty(0), Empty.NONE.name, ~Empty.A, Perm.__members__["RW"].value, 3 in Perm, 8 in Perm)
print(f"{Perm.RW:>10}", str(Perm(5)), [str(p) for p in Perm(5)])
for action in (lambda: Perm(8), lambda: Perm(-9), lambda: Perm("x"), lambda: Perm.R | 1, lambda: 1 in Perm.R,
               lambda: Perm.R & None, lambda: Perm.R < Perm.W):
    try:
        action()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
