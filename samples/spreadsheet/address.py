"""Names of cells (`B7`, `$C$2`) and of rectangles of cells (`A1:C9`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, total_ordering
from string import ascii_uppercase

MAX_COLUMN = 26 * 27  # ZZ
MAX_ROW = 9999


class BadAddress(ValueError):
    """Text that names no cell."""


@lru_cache(maxsize=None)
def column_name(number):
    """The letters of a column: 1 is A, 27 is AA."""
    letters = []
    while number > 0:
        number, digit = divmod(number - 1, 26)
        letters.append(ascii_uppercase[digit])
    return "".join(reversed(letters))


def column_number(name):
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in name:
        number = number * 26 + ascii_uppercase.index(letter) + 1
    return number


@total_ordering
@dataclass(frozen=True)
class Address:
    """One cell; `fixed_*` remembers the dollar signs, which matter when a formula is copied."""

    column: int
    row: int
    fixed_column: bool = False
    fixed_row: bool = False

    def __post_init__(self):
        if not 1 <= self.column <= MAX_COLUMN or not 1 <= self.row <= MAX_ROW:
            raise BadAddress(f"cell ({self.column}, {self.row}) is outside the sheet")

    @classmethod
    def parse(cls, text):
        """Read `A1`, `$A1`, `A$1` or `$A$1`."""
        rest = text
        fixed_column = rest.startswith("$")
        rest = rest[fixed_column:]
        letters = len(rest) - len(rest.lstrip(ascii_uppercase))
        name, rest = rest[:letters], rest[letters:]
        fixed_row = rest.startswith("$")
        digits = rest[fixed_row:]
        if not name or not digits.isdigit() or digits[0] == "0":
            raise BadAddress(f"{text!r} is not the name of a cell")
        return cls(column_number(name), int(digits), fixed_column, fixed_row)

    @property
    def key(self):
        """What identifies the cell, dollar signs aside."""
        return self.row, self.column

    def __eq__(self, other):
        return isinstance(other, Address) and self.key == other.key

    def __lt__(self, other):
        if not isinstance(other, Address):
            return NotImplemented
        return self.key < other.key

    def __hash__(self):
        return hash(self.key)

    def __str__(self):
        return (
            f"{'$' * self.fixed_column}{column_name(self.column)}"
            f"{'$' * self.fixed_row}{self.row}"
        )

    def shifted(self, columns, rows):
        """The address as it reads in a copy made that far away."""
        return Address(
            self.column if self.fixed_column else self.column + columns,
            self.row if self.fixed_row else self.row + rows,
            self.fixed_column,
            self.fixed_row,
        )

    def plain(self):
        """The same cell without dollar signs."""
        return Address(self.column, self.row)


@dataclass(frozen=True)
class Range:
    """A rectangle of cells, corners included."""

    start: Address
    end: Address

    @classmethod
    def parse(cls, text):
        """Read `A1:B2`; a single cell is a range of one."""
        first, colon, last = text.partition(":")
        start = Address.parse(first)
        return cls(start, Address.parse(last) if colon else start)

    @property
    def corners(self):
        """Smallest and largest column and row, whichever way round the range was written."""
        left, right = sorted((self.start.column, self.end.column))
        top, bottom = sorted((self.start.row, self.end.row))
        return left, top, right, bottom

    @property
    def width(self):
        left, _, right, _ = self.corners
        return right - left + 1

    @property
    def height(self):
        _, top, _, bottom = self.corners
        return bottom - top + 1

    def __contains__(self, address):
        left, top, right, bottom = self.corners
        return left <= address.column <= right and top <= address.row <= bottom

    def __iter__(self):
        left, top, right, bottom = self.corners
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                yield Address(column, row)

    def __len__(self):
        return self.width * self.height

    def rows(self):
        """Each row as a list of addresses."""
        left, top, right, bottom = self.corners
        for row in range(top, bottom + 1):
            yield [Address(column, row) for column in range(left, right + 1)]

    def shifted(self, columns, rows):
        """The range as it reads in a copy made that far away."""
        return Range(self.start.shifted(columns, rows), self.end.shifted(columns, rows))

    def __str__(self):
        return f"{self.start}:{self.end}"
