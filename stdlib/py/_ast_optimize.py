"""What `ast.parse(optimize=...)` makes of a tree: expressions of constants are computed.

Trees are changed in place; which expressions are computed is what the compiler does, too.
"""

import operator

from _ast import (AST, Add, BinOp, BitAnd, BitOr, BitXor, Compare, Constant, Div, Expr, FloorDiv, FormattedValue, In,
                  Invert, Is, IsNot, JoinedStr, List, Load, LShift, Mod, Mult, Name, Not, NotIn, Pow, RShift, Set,
                  Starred, Sub, Subscript, Tuple, UAdd, UnaryOp, USub)

_MOST_BITS = 128
_MOST_ITEMS = 256
_MOST_TEXT = 4096
_MOST_NESTED = 1024
_unary = {Invert: operator.invert, Not: operator.not_, UAdd: operator.pos, USub: operator.neg}
_inverted = {Is: IsNot, IsNot: Is, In: NotIn, NotIn: In}


def optimize(tree, level):
    """The tree with its constant expressions computed."""
    return _Optimizer(level).visit(tree)


_DOCUMENTED = ('Module', 'FunctionDef', 'AsyncFunctionDef', 'ClassDef')


def _is_text(statement):
    return isinstance(statement, Expr) and isinstance(statement.value, Constant) and type(
        statement.value.value) is str


class _Optimizer:
    """Visits nodes from the leaves to the root."""

    def __init__(self, level):
        self.level = level

    def visit(self, node):
        """The node that stands for a visited one."""
        body = getattr(node, 'body', None)
        first = body[0] if isinstance(body, list) and body and type(node).__name__ in _DOCUMENTED else None
        was_text = first is not None and _is_text(first)
        for field in node._fields:
            value = getattr(node, field, None)
            if isinstance(value, AST):
                setattr(node, field, self.visit(value))
            elif isinstance(value, list):
                value[:] = [self.visit(item) if isinstance(item, AST) else item for item in value]
        if first is not None and not was_text and _is_text(first):
            # What is computed is no docstring.
            first.value = _at(first.value, JoinedStr([first.value]))
        change = getattr(self, 'visit_' + type(node).__name__, None)
        return node if change is None else change(node)

    def visit_Name(self, node):
        if node.id == '__debug__' and isinstance(node.ctx, Load):
            return _at(node, Constant(self.level == 0))
        return node

    def visit_UnaryOp(self, node):
        operand = node.operand
        if isinstance(node.op, Not) and isinstance(operand, Compare) and len(operand.ops) == 1:
            inverted = _inverted.get(type(operand.ops[0]))
            if inverted:
                operand.ops[0] = inverted()
                return operand
        if not isinstance(operand, Constant):
            return node
        return _computed(node, _unary[type(node.op)], operand.value)

    def visit_BinOp(self, node):
        left, right = node.left, node.right
        if isinstance(node.op, Mod) and isinstance(left, Constant) and type(left.value) is str and isinstance(
                right, Tuple):
            return _formatted(node, left.value, right.elts) or node
        if isinstance(left, Constant) and isinstance(right, Constant) and type(node.op) in _binary:
            return _computed(node, _binary[type(node.op)], left.value, right.value)
        return node

    def visit_Tuple(self, node):
        if isinstance(node.ctx, Load) and _all_constant(node.elts):
            return _at(node, Constant(tuple(item.value for item in node.elts)))
        return node

    def visit_Subscript(self, node):
        if isinstance(node.ctx, Load) and isinstance(node.value, Constant) and isinstance(node.slice, Constant):
            return _computed(node, operator.getitem, node.value.value, node.slice.value)
        return node

    def visit_Compare(self, node):
        if isinstance(node.ops[-1], (In, NotIn)):
            node.comparators[-1] = _iterated(node.comparators[-1])
        return node

    def visit_For(self, node):
        node.iter = _iterated(node.iter)
        return node

    visit_AsyncFor = visit_comprehension = visit_For


def _at(old, new):
    for name in old._attributes:
        setattr(new, name, getattr(old, name, None))
    return new


def _all_constant(nodes):
    return all(isinstance(node, Constant) for node in nodes)


def _iterated(node):
    """What is iterated over or searched needs no list."""
    if isinstance(node, List):
        if not any(isinstance(item, Starred) for item in node.elts):
            if _all_constant(node.elts):
                return _at(node, Constant(tuple(item.value for item in node.elts)))
            return _at(node, Tuple(node.elts, Load()))
    elif isinstance(node, Set) and _all_constant(node.elts):
        return _at(node, Constant(frozenset(item.value for item in node.elts)))
    return node


def _computed(node, function, *operands):
    try:
        value = function(*operands)
    except Exception:
        return node
    return node if value is NotImplemented else _at(node, Constant(value))


def _nested_items(value, limit):
    if isinstance(value, (tuple, frozenset)):
        limit -= len(value)
        for item in value:
            if limit < 0:
                break
            limit = _nested_items(item, limit)
    return limit


def _multiply(left, right):
    if type(left) is int and type(right) is int:
        if left and right and left.bit_length() + right.bit_length() > _MOST_BITS:
            return NotImplemented
    elif type(left) is int and isinstance(right, (tuple, frozenset, str, bytes)):
        return _repeat(left, right)
    elif type(right) is int and isinstance(left, (tuple, frozenset, str, bytes)):
        return _repeat(right, left)
    return left * right


def _repeat(count, value):
    limit = _MOST_ITEMS if isinstance(value, (tuple, frozenset)) else _MOST_TEXT
    if len(value) and not 0 <= count <= limit // len(value):
        return NotImplemented
    if isinstance(value, tuple) and count and _nested_items(value, _MOST_NESTED // count) < 0:
        return NotImplemented
    return value * count


def _power(left, right):
    if type(left) is int and type(right) is int and right > 0 and left.bit_length() > _MOST_BITS / right:
        return NotImplemented
    return left ** right


def _shift_left(left, right):
    if type(left) is int and type(right) is int and left and right and (
            right > _MOST_BITS or left.bit_length() > _MOST_BITS - right):
        return NotImplemented
    return left << right


def _modulo(left, right):
    return NotImplemented if isinstance(left, (str, bytes)) else left % right


_binary = {Add: operator.add, Sub: operator.sub, Mult: _multiply, Div: operator.truediv, FloorDiv: operator.floordiv,
           Mod: _modulo, Pow: _power, LShift: _shift_left, RShift: operator.rshift, BitOr: operator.or_,
           BitXor: operator.xor, BitAnd: operator.and_}


def _formatted(node, text, values):
    """`'...%s...' % (a, b)` as an f-string, if its fields are plain."""
    if any(isinstance(value, Starred) for value in values):
        return None
    pieces = []
    values = iter(values)
    literal, position = '', 0
    while position < len(text):
        character = text[position]
        position += 1
        if character != '%':
            literal += character
            continue
        if text[position:position + 1] == '%':
            literal += '%'
            position += 1
            continue
        parsed = _field(text, position)
        value = next(values, None)
        if parsed is None or value is None:
            return None
        position, conversion, spec = parsed
        if literal:
            pieces.append(_at(node, Constant(literal)))
            literal = ''
        format_spec = _at(value, Constant(spec)) if spec else None
        pieces.append(_at(value, FormattedValue(value, ord(conversion), format_spec)))
    if next(values, None) is not None:
        return None
    if literal:
        pieces.append(_at(node, Constant(literal)))
    return _at(node, JoinedStr(pieces))


def _field(text, position):
    """The end, the conversion and the specification of a field that an f-string can write."""
    left = False
    while text[position:position + 1] in tuple('-+ #0'):
        if text[position] != '-':
            return None
        left = True
        position += 1
    numbers = []
    for prefix in ('', '.'):
        start = position
        if not text.startswith(prefix, position):
            numbers.append(None)
            continue
        position += len(prefix)
        digits = position
        while '0' <= text[position:position + 1] <= '9':
            position += 1
        if position - digits > 3:
            return None
        numbers.append(text[start:position])
    conversion = text[position:position + 1]
    if not conversion or conversion not in 'sra':
        return None
    width, precision = numbers[0] or '', numbers[1] or ''
    spec = ('>' if width and not left else '') + width + precision
    return position + 1, conversion, spec
