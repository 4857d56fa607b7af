"""What cells hold, and how one kind becomes another."""

from __future__ import annotations

import math
from enum import Enum


class Code(Enum):
    """The errors a cell can show instead of a value."""

    DIVISION = "#DIV/0!"
    NAME = "#NAME?"
    REFERENCE = "#REF!"
    VALUE = "#VALUE!"
    NUMBER = "#NUM!"
    MISSING = "#N/A"
    CYCLE = "#CYCLE!"
    SYNTAX = "#SYNTAX!"


class CellError(Exception):
    """An error on its way through formulas; cells keep it as their value."""

    def __init__(self, code, detail=""):
        super().__init__(code, detail)
        self.code = code
        self.detail = detail

    def __eq__(self, other):
        return isinstance(other, CellError) and self.code is other.code

    def __hash__(self):
        return hash(self.code)

    def __str__(self):
        return self.code.value

    def explain(self):
        """The code with the reason, where there is one."""
        return f"{self.code.value} ({self.detail})" if self.detail else self.code.value


class Blank:
    """The value of an empty cell: 0 among numbers, '' among texts."""

    _only = None

    def __new__(cls):
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __repr__(self):
        return "BLANK"

    def __bool__(self):
        return False


BLANK = Blank()


def number(value):
    """A number for arithmetic, or the error that stands in its way."""
    match value:
        case bool():
            return int(value)
        case int() | float():
            return value
        case Blank():
            return 0
        case CellError():
            raise value
        case str():
            parsed = literal(value)
            if isinstance(parsed, (int, float)) and not isinstance(parsed, bool):
                return parsed
            raise CellError(Code.VALUE, f"{value!r} is not a number")
        case _:
            raise CellError(Code.VALUE, f"a {type(value).__name__} is not a number")


def text(value):
    """A text for concatenation and display."""
    match value:
        case str():
            return value
        case True:
            return "TRUE"
        case False:
            return "FALSE"
        case Blank():
            return ""
        case float():
            return show_number(value)
        case CellError():
            raise value
        case list():
            raise CellError(Code.VALUE, "a range is not a text")
        case _:
            return str(value)


def truth(value):
    """A truth value for conditions."""
    if isinstance(value, str):
        match value.upper():
            case "TRUE":
                return True
            case "FALSE":
                return False
        raise CellError(Code.VALUE, f"{value!r} is neither TRUE nor FALSE")
    return number(value) != 0


def literal(source):
    """What a user means by typing `source` into a cell, formulas aside."""
    stripped = source.strip()
    if not stripped:
        return BLANK
    if stripped.upper() in ("TRUE", "FALSE"):
        return stripped.upper() == "TRUE"
    body = stripped.removesuffix("%")
    try:
        value = int(body.replace(",", "")) if "." not in body and "e" not in body.lower() else float(body)
    except ValueError:
        return source
    if isinstance(value, float) and not math.isfinite(value):
        return source
    return value / 100 if body != stripped else value


def show_number(value):
    """A float with up to ten significant digits and no needless zeros."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}"


def order_key(value):
    """A key that sorts mixed values: numbers, then texts, then truth values, blanks last."""
    match value:
        case bool():
            return 2, value
        case int() | float():
            return 0, value
        case str():
            return 1, value.lower()
        case CellError():
            return 3, value.code.value
        case _:
            return 4, 0


def compare(a, b):
    """-1, 0 or 1; a blank compares as the neutral value of the other side."""
    if isinstance(a, CellError):
        raise a
    if isinstance(b, CellError):
        raise b
    if a is BLANK:
        a = neutral(b)
    if b is BLANK:
        b = neutral(a)
    left, right = order_key(a), order_key(b)
    return (left > right) - (left < right)


def neutral(value):
    """What a blank counts as beside `value`."""
    if isinstance(value, str):
        return ""
    if isinstance(value, bool):
        return False
    return 0
