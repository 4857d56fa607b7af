"""unique() and verify() refuse enumerations."""
from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, EnumCheck, Flag, IntFlag, unique, verify


def check(decorator, base, **members):
    try:
        print(decorator(base("E", members)))
    except ValueError as error:
        print(error)


check(unique, Enum, a=1, b=1, c=2, d=2)
check(unique, Enum, a=1, b=2)
check(verify(UNIQUE), Enum, a=1, b=1)
check(verify(CONTINUOUS), Enum, a=1, b=4)
check(verify(CONTINUOUS, UNIQUE), Enum, a=1, b=2)
check(verify(CONTINUOUS), Flag, a=1, b=8)
check(verify(NAMED_FLAGS), Flag, a=1, b=3)
check(verify(NAMED_FLAGS), IntFlag, a=1, b=10, c=20)
check(verify(NAMED_FLAGS), Enum, a=1, b=3)
print(list(EnumCheck))
