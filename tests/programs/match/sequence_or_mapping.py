# A class that inherits from both kinds of collection is what its first such base is.
from collections import UserDict, UserList
from collections.abc import Mapping, Sequence


def kind(value):
    match value:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
    return "neither"


class First(UserDict, Sequence):
    pass


class Second(UserList, Mapping):
    pass


class Late:
    pass


class Later(Late):
    pass


print(kind(First()), kind(Second()), kind(Later()))
Mapping.register(Late)
print(kind(Later()), kind(Late()))
