"""The command language: one command a line, each a generator of output lines."""

from __future__ import annotations

from .address import BadAddress, Range
from .history import History, NothingToUndo
from .render import bars, show, table, to_csv
from .sheet import Sheet
from .values import CellError, number


class CommandError(Exception):
    """A command that cannot be carried out."""


def command(usage):
    """Mark a method as a command and say how it is written."""

    def mark(method):
        method.usage = usage
        return method

    return mark


class CommandTable(type):
    """A metaclass that collects the commands of a class and of its bases."""

    def __new__(mcls, name, bases, namespace):
        cls = super().__new__(mcls, name, bases, namespace)
        cls.commands = {}
        for base in reversed(cls.__mro__):
            for attribute, member in vars(base).items():
                if hasattr(member, "usage"):
                    cls.commands[attribute.removeprefix("do_")] = member
        return cls


class Session(metaclass=CommandTable):
    """A sheet with its history, driven by lines of text."""

    def __init__(self, title="session"):
        self.sheet = Sheet(title)
        self.history = History(self.sheet)

    def run(self, source):
        """Carry out the lines of a script and yield the lines of its output."""
        block = None
        for line in source.splitlines():
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            if line == "begin":
                block = []
            elif line == "end" and block is not None:
                commands, block = block, None
                yield from self.guarded(self.transaction(commands))
            elif block is not None:
                block.append(line)
            else:
                yield from self.guarded(self.perform(line))

    def guarded(self, steps):
        """Pass output on; an error becomes a line of it."""
        try:
            yield from steps
        except (CommandError, NothingToUndo, BadAddress) as error:
            yield f"! {error}"
        except CellError as error:
            yield f"! {error.explain()}"

    def transaction(self, lines):
        """Carry out several commands as one step of the history."""
        with self.history.transaction():
            for line in lines:
                yield from self.perform(line)

    def perform(self, line):
        """Carry out one command."""
        word, _, rest = line.partition(" ")
        method = self.commands.get(word)
        if method is None:
            raise CommandError(f"unknown command {word!r}")
        yield from method(self, rest.strip()) or ()

    @command("set CELL SOURCE")
    def do_set(self, rest):
        where, _, source = rest.partition(" ")
        if not source:
            raise CommandError("usage: set CELL SOURCE")
        self.sheet[where] = source

    @command("clear RANGE")
    def do_clear(self, rest):
        with self.history.transaction():
            for address in Range.parse(rest):
                if self.sheet.source(address) is not None:
                    del self.sheet[address]

    @command("copy CELL RANGE")
    def do_copy(self, rest):
        origin, _, target = rest.partition(" ")
        self.sheet.copy(origin, target.strip())

    @command("name WORD FORMULA")
    def do_name(self, rest):
        word, _, formula = rest.partition(" ")
        self.sheet.define(word, formula)

    @command("row CELL VALUE; VALUE; ...")
    def do_row(self, rest):
        where, _, values = rest.partition(" ")
        self.sheet.fill(where, [[value.strip() for value in values.split(";")]])

    @command("print [RANGE]")
    def do_print(self, rest):
        yield from table(self.sheet, rest or None)

    @command("formulas [RANGE]")
    def do_formulas(self, rest):
        yield from table(self.sheet, rest or None, formulas=True)

    @command("eval FORMULA")
    def do_eval(self, rest):
        value = self.sheet.query(rest)
        yield f"{rest} = {value.explain() if isinstance(value, CellError) else show(value)}"

    @command("errors")
    def do_errors(self, rest):
        for address, explanation in self.sheet.errors():
            yield f"{address}: {explanation}"

    @command("chart LABELS VALUES")
    def do_chart(self, rest):
        labels, _, values = rest.partition(" ")
        flat_labels = [self.sheet.value(a) for a in Range.parse(labels)]
        flat_values = [number(self.sheet.value(a)) for a in Range.parse(values.strip())]
        yield from bars(zip(flat_labels, flat_values))

    @command("csv")
    def do_csv(self, rest):
        yield from to_csv(self.sheet).splitlines()

    @command("undo")
    def do_undo(self, rest):
        yield f"undone: {self.history.undo()} change(s)"

    @command("redo")
    def do_redo(self, rest):
        yield f"redone: {self.history.redo()} change(s)"

    @command("help")
    def do_help(self, rest):
        for method in self.commands.values():
            yield f"  {method.usage}"


class TracingSession(Session):
    """A session that counts evaluations: what a change costs."""

    @command("cost COMMAND")
    def do_cost(self, rest):
        before = self.sheet.evaluations
        yield from self.perform(rest)
        yield f"evaluations: {self.sheet.evaluations - before}"
