"""Tokens to a syntax tree, by operator precedence."""

from __future__ import annotations

from functools import lru_cache

from .address import Address, BadAddress, Range
from .lexer import Kind, tokens
from .nodes import COMPARISON, PRECEDENCE, Binary, Call, CellRef, Literal, NameRef, RangeRef, Unary
from .values import CellError, Code

MAX_DEPTH = 60


class Parser:
    """A parser of one formula, with one token of look-ahead."""

    def __init__(self, source):
        self.source = source
        self.stream = tokens(source)
        self.current = next(self.stream)
        self.depth = 0

    def advance(self):
        """Take the current token."""
        token = self.current
        if token.kind is not Kind.END:
            self.current = next(self.stream)
        return token

    def at(self, *operators):
        """Whether the current token is one of these operators."""
        return self.current.kind is Kind.OPERATOR and self.current.value in operators

    def expect(self, operator):
        """Take an operator that must come here."""
        if not self.at(operator):
            raise self.error(f"expected {operator!r}")
        return self.advance()

    def error(self, message):
        """A syntax error at the current token."""
        found = "the end" if self.current.kind is Kind.END else repr(self.current.value)
        return CellError(Code.SYNTAX, f"{message}, found {found} at {self.current.position}")

    def formula(self):
        """The whole source."""
        node = self.expression(1)
        if self.current.kind is not Kind.END:
            raise self.error("expected an operator")
        return node

    def expression(self, minimum):
        """Operands joined by operators that bind at least as strongly as `minimum`."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise CellError(Code.SYNTAX, "nested too deeply")
        left = self.prefixed()
        while self.current.kind is Kind.OPERATOR:
            operator = self.current.value
            strength = PRECEDENCE.get(operator, 0)
            if strength < minimum:
                break
            self.advance()
            # `^` groups to the right, everything else to the left.
            right = self.expression(strength if operator == "^" else strength + 1)
            left = Binary(operator, left, right)
            if operator in COMPARISON and self.at(*COMPARISON):
                raise self.error("comparisons do not chain")
        self.depth -= 1
        return left

    def prefixed(self):
        """Signs, then an operand, then percent signs."""
        if self.at("-", "+"):
            operator = self.advance().value
            return Unary(operator, self.expression(PRECEDENCE["^"] - 1))
        node = self.operand()
        while self.at("%"):
            self.advance()
            node = Unary("%", node)
        return node

    def operand(self):
        """A literal, reference, name, call or parenthesised expression."""
        token = self.current
        match token.kind:
            case Kind.NUMBER | Kind.TEXT:
                return Literal(self.advance().value)
            case Kind.CELL:
                return self.reference()
            case Kind.NAME:
                self.advance()
                if self.at("("):
                    return Call(token.value, tuple(self.arguments()))
                if token.value in ("TRUE", "FALSE"):
                    return Literal(token.value == "TRUE")
                return NameRef(token.value)
            case Kind.OPERATOR if token.value == "(":
                self.advance()
                node = self.expression(1)
                self.expect(")")
                return node
        raise self.error("expected a value")

    def reference(self):
        """A cell, or two with a colon between."""
        try:
            start = Address.parse(self.advance().value)
            if not self.at(":"):
                return CellRef(start)
            self.advance()
            if self.current.kind is not Kind.CELL:
                raise self.error("expected a cell")
            return RangeRef(Range(start, Address.parse(self.advance().value)))
        except BadAddress as error:
            raise CellError(Code.REFERENCE, str(error)) from error

    def arguments(self):
        """The arguments of a call, parentheses included."""
        self.expect("(")
        if self.at(")"):
            self.advance()
            return
        while True:
            yield self.expression(1)
            if self.at(")"):
                self.advance()
                return
            self.expect(",")


@lru_cache(maxsize=512)
def parse(source):
    """The tree of a formula without its `=`; raises CellError."""
    return Parser(source).formula()
