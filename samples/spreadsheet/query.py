"""Filter, sort, group and pivot over the rows of a sheet, lazily."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from functools import cached_property
from itertools import groupby, islice

from .values import BLANK, CellError, number, order_key


class Record:
    """A row whose values are attributes, named by the header."""

    __slots__ = ("_names", "_values")

    def __init__(self, names, values):
        object.__setattr__(self, "_names", names)
        object.__setattr__(self, "_values", values)

    def __getattr__(self, name):
        try:
            return self._values[self._names[name]]
        except KeyError:
            raise AttributeError(f"no column {name!r}") from None

    def __setattr__(self, name, value):
        raise AttributeError("records are read-only")

    def __getitem__(self, name):
        return getattr(self, name)

    def __iter__(self):
        return iter(self._values)

    def __repr__(self):
        return f"Record({', '.join(f'{n}={v!r}' for n, v in zip(self._names, self._values))})"


def column_key(title):
    """An attribute's name for a title of a column."""
    word = "".join(c if c.isalnum() else "_" for c in str(title).strip().lower())
    return f"_{word}" if word[:1].isdigit() else word


class Query:
    """A chain of steps over records; nothing happens before it is iterated."""

    def __init__(self, source, header):
        self._source = source
        self.header = header

    @classmethod
    def over(cls, sheet, where):
        """The rows of a range; its first row holds the titles."""
        header = [column_key(title) for title in sheet[where][0]]
        names = {name: place for place, name in enumerate(header)}

        def rows():
            for row in sheet[where][1:]:
                if any(value is not BLANK for value in row):
                    yield Record(names, row)

        return cls(rows, header)

    def __iter__(self):
        return iter(self._source())

    def _then(self, step):
        source = self._source
        return Query(lambda: step(source()), self.header)

    def where(self, test):
        """Keep the records that pass; a record in error does not."""

        def step(records):
            for record in records:
                try:
                    if test(record):
                        yield record
                except CellError:
                    continue

        return self._then(step)

    def sort(self, *columns, descending=False):
        """Order by columns, equal records staying as they were."""

        def key(record):
            return [order_key(record[column]) for column in columns]

        return self._then(lambda records: iter(sorted(records, key=key, reverse=descending)))

    def take(self, count):
        """The first records only."""
        return self._then(lambda records: islice(records, count))

    def select(self, *columns):
        """Tuples of some columns."""
        for record in self:
            yield tuple(record[column] for column in columns)

    def group(self, column):
        """Pairs of a value of the column and the records that have it."""
        for value, records in groupby(self.sort(column), key=lambda record: record[column]):
            yield value, list(records)

    def total(self, column):
        """Sum of a column."""
        return sum(number(record[column]) for record in self)

    def pivot(self, down, across, amount):
        """A Pivot of sums of `amount`."""
        return Pivot(self, down, across, amount)


class Pivot:
    """Sums by two columns."""

    def __init__(self, query, down, across, amount):
        self.query = query
        self.down = down
        self.across = across
        self.amount = amount

    @cached_property
    def cells(self):
        """Sums by pair of values."""
        sums = defaultdict(int)
        for record in self.query:
            sums[record[self.down], record[self.across]] += number(record[self.amount])
        return dict(sums)

    @cached_property
    def columns(self):
        """Values across, in order."""
        return list(OrderedDict.fromkeys(sorted((key[1] for key in self.cells), key=order_key)))

    @cached_property
    def rows(self):
        """Values down, in order."""
        return sorted({key[0] for key in self.cells}, key=order_key)

    def header(self):
        """Titles of the table."""
        return [self.down, *map(str, self.columns), "total"]

    def lines(self):
        """Rows of the table, the last with totals."""
        for row in self.rows:
            sums = [self.cells.get((row, column), 0) for column in self.columns]
            yield [row, *sums, sum(sums)]
        totals = [sum(self.cells.get((row, column), 0) for row in self.rows) for column in self.columns]
        yield ["total", *totals, sum(totals)]
