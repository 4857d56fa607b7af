"""Formula text to tokens."""

from __future__ import annotations

from collections import namedtuple
from enum import Enum, auto
from string import ascii_letters, ascii_uppercase, digits

from .values import CellError, Code


class Kind(Enum):
    """Kinds of tokens."""

    NUMBER = auto()
    TEXT = auto()
    CELL = auto()
    NAME = auto()
    OPERATOR = auto()
    END = auto()


Token = namedtuple("Token", "kind value position")

OPERATORS = ("<=", ">=", "<>", "+", "-", "*", "/", "^", "&", "=", "<", ">", "%", "(", ")", ",", ":")
NAME_START = ascii_letters + "_"
NAME_REST = NAME_START + digits + "."


def is_cell_name(word):
    """Whether a word reads as a reference: letters, digits, dollars in their places."""
    body = word.replace("$", "")
    letters = body.rstrip(digits)
    return (
        0 < len(letters) <= 2
        and len(letters) < len(body)
        and all(c in ascii_uppercase for c in letters)
        and body[len(letters)] != "0"
    )


def tokens(source):
    """Yield the tokens of a formula (without its `=`), the last of kind END."""
    position = 0
    end = len(source)
    while position < end:
        character = source[position]
        if character.isspace():
            position += 1
            continue
        start = position
        if character in digits or (character == "." and source[position + 1:position + 2].isdigit()):
            position = skip_number(source, position)
            word = source[start:position]
            yield Token(Kind.NUMBER, float(word) if set(word) & set(".eE") else int(word), start)
        elif character == '"':
            value, position = read_text(source, position)
            yield Token(Kind.TEXT, value, start)
        elif character in NAME_START or character == "$":
            while position < end and (source[position] in NAME_REST or source[position] == "$"):
                position += 1
            word = source[start:position]
            upper = word.upper()
            if is_cell_name(upper) and source[position:position + 1] != "(":
                yield Token(Kind.CELL, upper, start)
            elif "$" in word:
                raise CellError(Code.SYNTAX, f"stray '$' at {start}")
            else:
                yield Token(Kind.NAME, upper, start)
        else:
            for operator in OPERATORS:
                if source.startswith(operator, position):
                    position += len(operator)
                    yield Token(Kind.OPERATOR, operator, start)
                    break
            else:
                raise CellError(Code.SYNTAX, f"unexpected {character!r} at {start}")
    yield Token(Kind.END, None, end)


def skip_number(source, position):
    """The position after the number that begins at `position`."""
    end = len(source)
    while position < end and source[position] in digits:
        position += 1
    if position < end and source[position] == ".":
        position += 1
        while position < end and source[position] in digits:
            position += 1
    if position < end and source[position] in "eE":
        after = position + 1
        if source[after:after + 1] in ("+", "-"):
            after += 1
        if source[after:after + 1].isdigit():
            position = after
            while position < end and source[position] in digits:
                position += 1
    return position


def read_text(source, position):
    """A quoted text and the position after it; two quotes stand for one."""
    parts = []
    start = position
    position += 1
    while True:
        quote = source.find('"', position)
        if quote < 0:
            raise CellError(Code.SYNTAX, f"text at {start} has no end")
        parts.append(source[position:quote])
        position = quote + 1
        if source[position:position + 1] != '"':
            return '"'.join(parts), position
        position += 1
