"""A flag's boundary says what happens to bits that no member has."""
from enum import CONFORM, EJECT, KEEP, STRICT, Flag, FlagBoundary

print(list(FlagBoundary), str(STRICT))
for boundary in FlagBoundary:
    class F(Flag, boundary=boundary):
        A = 1
        C = 4

    print(boundary.name)
    for value in (5, 2, 7, 8, -1, -2, -100):
        try:
            print("  ", value, "->", repr(F(value)))
        except ValueError as error:
            print("  ", value, "->", str(error).replace("\n", " /"))
    print("   ~", repr(~F.A))
