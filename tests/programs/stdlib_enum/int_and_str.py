"""IntEnum, StrEnum and ReprEnum members are values of their type."""
from enum import Enum, IntEnum, ReprEnum, StrEnum


class N(IntEnum):
    ONE = 1
    TWO = 2


class S(StrEnum):
    A = "a"
    B = "b"


class F(float, Enum):
    HALF = 0.5


class R(float, ReprEnum):
    HALF = 0.5


for m in (N.ONE, S.A, F.HALF, R.HALF):
    print(repr(m), str(m), f"{m}", m == m.value, type(m.value).__name__)
print(N.ONE + N.TWO, N.ONE < 2, [10, 20, 30][N.TWO], N(True), f"{N.TWO:>4}|", "%d" % N.TWO)
print(S.A + "x", S.A.upper(), "-".join(S), S("b"), "a" in S, sorted(S))
for args in ((1,), ("a", "b", "c", "d"), ("a", 3), (b"a", "ascii", 3)):
    try:
        StrEnum("Bad", [("X", args)])
    except TypeError as error:
        print(error)
