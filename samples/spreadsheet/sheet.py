"""The sheet: cells, formulas, recalculation."""

from __future__ import annotations

from dataclasses import dataclass, field

from .address import Address, Range
from .functions import LIBRARY
from .graph import Graph
from .nodes import Node, scalar
from .parser import parse
from .values import BLANK, CellError, Code, literal


@dataclass
class Cell:
    """What was typed, its formula if it is one, and the present value."""

    source: str
    formula: Node | None = None
    value: object = field(default=BLANK)


@dataclass(frozen=True)
class Change:
    """A cell's source before and after; None is an empty cell."""

    address: Address
    before: str | None
    after: str | None

    def reversed(self):
        """The change that takes this one back."""
        return Change(self.address, self.after, self.before)


class Sheet:
    """Cells by address. The sheet is also the context in which its formulas are evaluated."""

    def __init__(self, title="sheet"):
        self.title = title
        self.cells = {}
        self.named = {}
        self.graph = Graph()
        self.listeners = []
        self.evaluations = 0

    # --- reading

    def value(self, address):
        """The value of a cell; errors come as values."""
        cell = self.cells.get(address)
        return BLANK if cell is None else cell.value

    def __getitem__(self, where):
        """`sheet["B2"]` is a value, `sheet["A1:B2"]` a list of rows."""
        if isinstance(where, Address):
            return self.value(where)
        if ":" in where:
            return [[self.value(address) for address in row] for row in Range.parse(where).rows()]
        return self.value(Address.parse(where))

    def source(self, address):
        """What was typed into a cell, or None."""
        cell = self.cells.get(address)
        return None if cell is None else cell.source

    def name(self, word):
        """The value of a name, for formulas."""
        try:
            return self.named[word].evaluate(self)
        except KeyError:
            raise CellError(Code.NAME, word) from None

    def function(self, name):
        """A function, for formulas."""
        try:
            return LIBRARY[name]
        except KeyError:
            raise CellError(Code.NAME, name) from None

    def used(self):
        """The smallest range that holds all cells, or None for an empty sheet."""
        if not self.cells:
            return None
        columns = [address.column for address in self.cells]
        rows = [address.row for address in self.cells]
        return Range(Address(min(columns), min(rows)), Address(max(columns), max(rows)))

    def __len__(self):
        return len(self.cells)

    def __iter__(self):
        return iter(sorted(self.cells))

    # --- writing

    def __setitem__(self, where, source):
        """`sheet["B2"] = "=A1 * 2"`; None empties the cell."""
        address = where if isinstance(where, Address) else Address.parse(where)
        self.apply([Change(address, self.source(address), None if source is None else str(source))])

    def __delitem__(self, where):
        self[where] = None

    def fill(self, where, rows):
        """Write rows of sources, the first of them at `where`."""
        start = Address.parse(where)
        changes = []
        for down, row in enumerate(rows):
            for across, source in enumerate(row):
                address = Address(start.column + across, start.row + down)
                changes.append(Change(address, self.source(address), None if source is None else str(source)))
        self.apply(changes)

    def copy(self, origin, target):
        """Copy a cell over a range, its relative references moving along."""
        origin = Address.parse(origin)
        changes = []
        for address in Range.parse(target):
            changes.append(Change(address, self.source(address), self.copied_source(origin, address)))
        self.apply(changes)

    def copied_source(self, origin, address):
        """What a copy of `origin` says at `address`."""
        cell = self.cells.get(origin)
        if cell is None or cell.formula is None:
            return None if cell is None else cell.source
        moved = cell.formula.shifted(address.column - origin.column, address.row - origin.row)
        return f"={moved}"

    def define(self, word, formula):
        """Give a name to a formula and recalculate what uses it."""
        self.named[word.upper()] = parse(formula)
        users = [a for a, cell in self.cells.items() if cell.formula and word.upper() in cell.formula.names()]
        for address in users:
            self.graph.connect(address, self.sources_of(self.cells[address].formula))
        self.recalculate(users)

    def apply(self, changes):
        """Make some changes, recalculate once, tell the listeners."""
        changed = []
        for change in changes:
            if change.after is None:
                self.cells.pop(change.address, None)
                self.graph.disconnect(change.address)
            else:
                self.write(change.address.plain(), change.after)
            changed.append(change.address)
        self.recalculate(changed)
        for listener in self.listeners:
            listener(changes)

    def write(self, address, source):
        """Put source text into a cell; its value follows in `recalculate`."""
        cell = Cell(source)
        self.cells[address] = cell
        self.graph.disconnect(address)
        if source.startswith("="):
            try:
                cell.formula = parse(source[1:])
            except CellError as error:
                cell.value = error
            else:
                self.graph.connect(address, self.sources_of(cell.formula))
        else:
            cell.value = source[1:] if source.startswith("'") else literal(source)

    def sources_of(self, formula, seen=()):
        """The cells a formula reads, through names too."""
        found = set()
        for reference in formula.references():
            if isinstance(reference, Range):
                found.update(reference)
            else:
                found.add(reference.plain())
        for word in formula.names():
            if word in self.named and word not in seen:
                found |= self.sources_of(self.named[word], (*seen, word))
        return found

    # --- recalculation

    def recalculate(self, changed):
        """Bring everything that depends on the changed cells up to date, each cell once."""
        ordered, cyclic = self.graph.order(self.graph.affected(changed))
        for address in cyclic:
            cell = self.cells.get(address)
            if cell is not None and cell.formula is not None:
                cycle = self.graph.cycle(address)
                detail = " -> ".join(map(str, [*cycle, address])) if cycle else "reads a cycle"
                cell.value = CellError(Code.CYCLE, detail)
        for address in ordered:
            cell = self.cells.get(address)
            if cell is not None and cell.formula is not None:
                cell.value = self.evaluate(cell.formula)

    def evaluate(self, formula):
        """The value of a formula, an error being a value like others."""
        self.evaluations += 1
        try:
            return scalar(formula.evaluate(self))
        except CellError as error:
            return error
        except RecursionError:
            return CellError(Code.NUMBER, "nested too deeply")

    def query(self, source):
        """The value of a formula that is in no cell."""
        return self.evaluate(parse(source.removeprefix("=")))

    def errors(self):
        """The cells in error, with their explanations."""
        for address in self:
            value = self.value(address)
            if isinstance(value, CellError):
                yield address, value.explain()
