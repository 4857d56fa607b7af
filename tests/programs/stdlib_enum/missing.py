"""_missing_() may find a member for an unknown value."""
from enum import Enum


class Color(Enum):
    RED = "red"
    BLUE = "blue"

    @classmethod
    def _missing_(cls, value):
        if value == 5:
            return 5
        if value == 0:
            1 / 0
        if value == "err":
            raise ValueError("my own")
        for member in cls:
            if isinstance(value, str) and member.value == value.lower():
                return member
        return None


print(Color("RED"), Color("Blue"))
for value in ("green", 5, 0, "err", None):
    try:
        Color(value)
    except Exception as error:
        print(type(error).__name__, error, "| context:", repr(error.__context__))
