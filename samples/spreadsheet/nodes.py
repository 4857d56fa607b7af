"""The syntax tree of a formula: evaluation, printing, references, and shifting for copies."""

from __future__ import annotations

import operator
from dataclasses import dataclass, field

from .address import Address, BadAddress, Range
from .values import BLANK, CellError, Code, compare, number, text


class Node:
    """A part of a formula."""

    __slots__ = ()
    precedence = 100

    def evaluate(self, context):
        """The value in a context that has `value(address)`, `name(word)` and `function(name)`."""
        raise NotImplementedError

    def children(self):
        """The parts of this part."""
        return ()

    def shifted(self, columns, rows):
        """The node in a copy of the formula."""
        return self

    def walk(self):
        """This node and all below it, parents first."""
        yield self
        for child in self.children():
            yield from child.walk()

    def references(self):
        """Addresses and ranges the formula reads."""
        for node in self.walk():
            if isinstance(node, CellRef):
                yield node.address
            elif isinstance(node, RangeRef):
                yield node.range

    def names(self):
        """Named values the formula reads."""
        return {node.word for node in self.walk() if isinstance(node, NameRef)}

    def wrapped(self, outer):
        """The text, in parentheses if it binds weaker than `outer`."""
        return f"({self})" if self.precedence < outer else str(self)


@dataclass(frozen=True)
class Literal(Node):
    """A number, text or truth value."""

    value: object

    def evaluate(self, context):
        return self.value

    def __str__(self):
        if isinstance(self.value, str):
            return '"' + self.value.replace('"', '""') + '"'
        return text(self.value)


@dataclass(frozen=True)
class CellRef(Node):
    """The value of one cell."""

    address: Address

    def evaluate(self, context):
        return context.value(self.address)

    def shifted(self, columns, rows):
        try:
            return CellRef(self.address.shifted(columns, rows))
        except BadAddress:
            return Broken()

    def __str__(self):
        return str(self.address)


@dataclass(frozen=True)
class RangeRef(Node):
    """The values of a rectangle: a list of rows."""

    range: Range

    def evaluate(self, context):
        return [[context.value(address) for address in row] for row in self.range.rows()]

    def shifted(self, columns, rows):
        try:
            return RangeRef(self.range.shifted(columns, rows))
        except BadAddress:
            return Broken()

    def __str__(self):
        return str(self.range)


@dataclass(frozen=True)
class Broken(Node):
    """A reference that was copied out of the sheet."""

    def evaluate(self, context):
        raise CellError(Code.REFERENCE)

    def __str__(self):
        return Code.REFERENCE.value


@dataclass(frozen=True)
class NameRef(Node):
    """A named value."""

    word: str

    def evaluate(self, context):
        return context.name(self.word)

    def __str__(self):
        return self.word


def divide(a, b):
    """`/` of the formula language."""
    if b == 0:
        raise CellError(Code.DIVISION)
    quotient = a / b
    return int(quotient) if quotient == int(quotient) and isinstance(a, int) and isinstance(b, int) else quotient


def power(a, b):
    """`^` of the formula language."""
    try:
        result = a ** b
    except ZeroDivisionError:
        raise CellError(Code.DIVISION) from None
    except OverflowError:
        raise CellError(Code.NUMBER, "too large") from None
    if isinstance(result, complex):
        raise CellError(Code.NUMBER, "root of a negative number")
    return result


ARITHMETIC = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": divide, "^": power}
COMPARISON = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
PRECEDENCE = {"&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 6} | dict.fromkeys(COMPARISON, 1)


@dataclass(frozen=True)
class Binary(Node):
    """Two operands and an operator."""

    operator: str
    left: Node
    right: Node

    @property
    def precedence(self):
        return PRECEDENCE[self.operator]

    def evaluate(self, context):
        left = scalar(self.left.evaluate(context))
        right = scalar(self.right.evaluate(context))
        if self.operator == "&":
            return text(left) + text(right)
        if self.operator in COMPARISON:
            return COMPARISON[self.operator](compare(left, right), 0)
        return ARITHMETIC[self.operator](number(left), number(right))

    def children(self):
        return self.left, self.right

    def shifted(self, columns, rows):
        return Binary(self.operator, self.left.shifted(columns, rows), self.right.shifted(columns, rows))

    def __str__(self):
        own = self.precedence
        return f"{self.left.wrapped(own)} {self.operator} {self.right.wrapped(own + 1)}"


@dataclass(frozen=True)
class Unary(Node):
    """A sign in front or a percent sign behind."""

    operator: str
    operand: Node
    precedence = 5

    def evaluate(self, context):
        value = number(scalar(self.operand.evaluate(context)))
        match self.operator:
            case "-":
                return -value
            case "%":
                return value / 100
        return value

    def children(self):
        return (self.operand,)

    def shifted(self, columns, rows):
        return Unary(self.operator, self.operand.shifted(columns, rows))

    def __str__(self):
        inner = self.operand.wrapped(self.precedence)
        return f"{inner}%" if self.operator == "%" else f"{self.operator}{inner}"


@dataclass(frozen=True)
class Call(Node):
    """A function and its arguments, which it may leave unevaluated."""

    name: str
    arguments: tuple = field(default=())

    def evaluate(self, context):
        function = context.function(self.name)
        function.check(self.name, len(self.arguments))
        if function.lazy:
            return function.body(context, *self.arguments)
        values = [argument.evaluate(context) for argument in self.arguments]
        if not function.ranges:
            values = [scalar(value) for value in values]
        return function.body(*values)

    def children(self):
        return self.arguments

    def shifted(self, columns, rows):
        return Call(self.name, tuple(argument.shifted(columns, rows) for argument in self.arguments))

    def __str__(self):
        return f"{self.name}({', '.join(map(str, self.arguments))})"


def scalar(value):
    """A single value where a range would make no sense; a range of one cell is its cell."""
    if isinstance(value, list):
        match value:
            case [[only]]:
                value = only
            case []:
                value = BLANK
            case _:
                raise CellError(Code.VALUE, "a range where one value belongs")
    if isinstance(value, CellError):
        raise value
    return value
