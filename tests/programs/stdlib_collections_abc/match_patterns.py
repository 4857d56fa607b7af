"""Subclasses of Sequence and Mapping are matched by sequence and mapping patterns."""
from collections.abc import Mapping, Sequence


class Pair(Sequence):
    def __getitem__(self, index):
        return (1, 2)[index]

    def __len__(self):
        return 2


class One(Mapping):
    def __getitem__(self, key):
        return {"k": "v"}[key]

    def __iter__(self):
        return iter("k")

    def __len__(self):
        return 1


class Plain:
    def __getitem__(self, index):
        return (1, 2)[index]

    def __len__(self):
        return 2


def look(thing):
    match thing:
        case [a, b]:
            return f"sequence of {a} and {b}"
        case {"k": value, **rest}:
            return f"mapping with {value}, {rest}"
        case _:
            return "neither"


print(look(Pair()), look(One()), look(Plain()), look("ab"), sep="\n")
Sequence.register(Plain)


class Late(Plain):
    pass


print(look(Plain()), look(Late()))
