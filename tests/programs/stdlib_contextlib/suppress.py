"""suppress() ends a block at an exception, and takes parts out of groups."""
from contextlib import suppress

with suppress(KeyError, IndexError):
    {}["x"]
print("after KeyError")
with suppress(LookupError):
    [][0]
print("after IndexError")
try:
    with suppress(KeyError):
        1 / 0
except ZeroDivisionError as error:
    print(error)
with suppress(ValueError):
    raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [ValueError(2)])])
print("whole group")
try:
    with suppress(ValueError):
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except ExceptionGroup as group:
    print(repr(group))
