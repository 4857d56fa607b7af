"""Tables as text and as comma-separated values."""

from __future__ import annotations

from itertools import zip_longest

from .address import Range, column_name
from .values import BLANK, CellError, show_number, text

MAX_WIDTH = 24


def show(value):
    """A value as it stands in a cell."""
    if isinstance(value, CellError):
        return str(value)
    if isinstance(value, float):
        return show_number(round(value, 4))
    return text(value)


def is_numeric(value):
    """Whether a value is aligned to the right."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def clip(word, width):
    """A word cut to a width, with a sign that it was cut."""
    return word if len(word) <= width else word[:width - 1] + "~"


def align(word, width, value):
    """Numbers to the right, truth values and errors in the middle, texts to the left."""
    if is_numeric(value):
        return word.rjust(width)
    if isinstance(value, (bool, CellError)):
        return word.center(width)
    return word.ljust(width)


def table(sheet, where=None, formulas=False):
    """Lines that show a part of the sheet, or all of it, with names of columns and rows."""
    area = Range.parse(where) if where else sheet.used()
    if area is None:
        yield "(empty)"
        return
    left, top, right, bottom = area.corners
    rows = []
    for row in area.rows():
        if formulas:
            rows.append([sheet.source(address) or "" for address in row])
        else:
            rows.append([sheet.value(address) for address in row])
    words = [[clip(show(value), MAX_WIDTH) for value in row] for row in rows]
    names = [column_name(column) for column in range(left, right + 1)]
    widths = [max(map(len, column)) for column in zip(names, *words)]
    margin = len(str(bottom))
    yield " " * margin + " | " + " | ".join(name.center(width) for name, width in zip(names, widths)).rstrip()
    yield "-" * margin + "-+-" + "-+-".join("-" * width for width in widths)
    for number, row, line in zip(range(top, bottom + 1), rows, words):
        cells = (align(word, width, value) for word, width, value in zip(line, widths, row))
        yield f"{number:>{margin}} | {' | '.join(cells)}".rstrip()


def plain_table(header, rows):
    """Lines of a table that is not part of a sheet."""
    shown = [[show(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip_longest(header, *shown, fillvalue="")]
    yield "  ".join(name.ljust(width) for name, width in zip(header, widths)).rstrip()
    yield "  ".join("=" * width for width in widths)
    for row, line in zip(rows, shown):
        yield "  ".join(align(word, width, value) for word, width, value in zip(line, widths, row)).rstrip()


def quote(word):
    """A field of a CSV line."""
    if any(c in word for c in ',"\n'):
        return '"' + word.replace('"', '""') + '"'
    return word


def to_csv(sheet):
    """The values of the whole sheet."""
    area = sheet.used()
    if area is None:
        return ""
    return "".join(",".join(quote(show(sheet.value(a))) for a in row) + "\n" for row in area.rows())


def from_csv(source):
    """Rows of fields, by a machine of three states."""
    row, field, state = [], [], "plain"
    for character in source:
        match state, character:
            case "quoted", '"':
                state = "quote"
            case "quoted", _:
                field.append(character)
            case "quote", '"':
                field.append('"')
                state = "quoted"
            case ("plain" | "quote"), ",":
                row.append("".join(field))
                field, state = [], "plain"
            case ("plain" | "quote"), "\n":
                row.append("".join(field))
                yield row
                row, field, state = [], [], "plain"
            case "plain", '"' if not field:
                state = "quoted"
            case _:
                field.append(character)
    if field or row:
        yield [*row, "".join(field)]


def bars(pairs, width=30):
    """A bar chart of labelled numbers."""
    pairs = [(label, value) for label, value in pairs if value is not BLANK]
    longest = max((len(show(label)) for label, _ in pairs), default=0)
    largest = max((abs(value) for _, value in pairs), default=0) or 1
    for label, value in pairs:
        length = round(abs(value) / largest * width)
        yield f"{show(label):<{longest}} {'#' * length} {show(value)}"
