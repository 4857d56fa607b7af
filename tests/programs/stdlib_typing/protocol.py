"""Protocols are met by having members."""
from typing import Protocol, SupportsInt, get_protocol_members, is_protocol, runtime_checkable


@runtime_checkable
class Closes(Protocol):
    def close(self): ...


@runtime_checkable
class Named(Protocol):
    name: str

    def rename(self, new): ...


class Hidden(Protocol):
    def x(self): ...


class File:
    name = "f"

    def close(self): ...

    def rename(self, new): ...


class NoClose(File):
    close = None


class Explicit(Closes):
    def __init__(self, x):
        self.x = x


print(isinstance(File(), Closes), isinstance(3, Closes), issubclass(File, Closes), issubclass(NoClose, Closes), isinstance(NoClose(), Closes))
print(isinstance(File(), Named), isinstance(object(), Named), Explicit(5).x, isinstance(Explicit(1), Closes))
print(isinstance(3, SupportsInt), isinstance("x", SupportsInt))
print(is_protocol(Closes), is_protocol(File), is_protocol(Protocol), sorted(get_protocol_members(Named)))
for call in (lambda: Closes(), lambda: isinstance(3, Hidden), lambda: issubclass(int, Hidden), lambda: issubclass(File, Named),
             lambda: runtime_checkable(File), lambda: get_protocol_members(File), lambda: issubclass(3, Closes),
             lambda: type("X", (File, Protocol), {})):
    try:
        call()
    except TypeError as error:
        print(error)
