"""Syntax trees: parsing, walking, changing, and writing as source."""

import re
import sys
from _ast import *
from _ast import AST, PyCF_ALLOW_TOP_LEVEL_AWAIT, PyCF_ONLY_AST, PyCF_OPTIMIZED_AST, PyCF_TYPE_COMMENTS
from contextlib import contextmanager, nullcontext
from enum import IntEnum, auto


def parse(source, filename='<unknown>', mode='exec', *, type_comments=False, feature_version=None, optimize=-1):
    """The tree of a source text."""
    flags = PyCF_OPTIMIZED_AST if optimize > 0 else PyCF_ONLY_AST
    if type_comments:
        flags |= PyCF_TYPE_COMMENTS
    minor = -1
    if isinstance(feature_version, tuple):
        major, minor = feature_version
        if major != 3:
            raise ValueError(f"Unsupported major version: {major}")
    elif feature_version is not None:
        minor = feature_version
    tree = compile(source, filename, mode, flags, optimize=optimize, _feature_version=minor)
    if 0 <= minor < 13:
        from _ast_versions import check
        check(tree, minor, filename)
    return tree


def literal_eval(node_or_string):
    """The value of a literal: strings, bytes, numbers, tuples, lists, dicts, sets, booleans, None and ...."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode='eval')
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _literal(node_or_string)


def _malformed(node):
    message = "malformed node or string"
    if line := getattr(node, 'lineno', None):
        message += f' on line {line}'
    raise ValueError(message + f': {node!r}')


def _number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _signed_number(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        operand = _number(node.operand)
        return +operand if isinstance(node.op, UAdd) else -operand
    return _number(node)


def _literal(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple(map(_literal, node.elts))
    if isinstance(node, List):
        return list(map(_literal, node.elts))
    if isinstance(node, Set):
        return set(map(_literal, node.elts))
    if (isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == 'set'
            and node.args == node.keywords == []):
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _malformed(node)
        return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _signed_number(node.left), _number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _signed_number(node)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """A tree as text."""
    if not isinstance(node, AST):
        raise TypeError('expected AST, got %r' % node.__class__.__name__)
    if indent is not None and not isinstance(indent, str):
        indent = ' ' * indent

    def format(node, level=0):
        """The text of a node, and whether it is short."""
        if indent is not None:
            level += 1
            prefix, separator = '\n' + indent * level, ',\n' + indent * level
        else:
            prefix, separator = '', ', '
        if isinstance(node, AST):
            return format_node(node, level, prefix, separator)
        if isinstance(node, list):
            if not node:
                return '[]', True
            return '[%s%s]' % (prefix, separator.join(format(item, level)[0] for item in node)), False
        return repr(node), True

    def format_node(node, level, prefix, separator):
        cls = type(node)
        args, hidden = [], []
        short = True
        keywords = annotate_fields
        for name in node._fields:
            try:
                value = getattr(node, name)
            except AttributeError:
                keywords = True
                continue
            if value is None and getattr(cls, name, ...) is None:
                keywords = True
                continue
            if not show_empty:
                if value == []:
                    if not keywords:
                        hidden.append(repr(value))
                    continue
                if not keywords:
                    args.extend(hidden)
                    hidden = []
            text, simple = format(value, level)
            short = short and simple
            args.append('%s=%s' % (name, text) if keywords else text)
        if include_attributes and node._attributes:
            for name in node._attributes:
                try:
                    value = getattr(node, name)
                except AttributeError:
                    continue
                if value is None and getattr(cls, name, ...) is None:
                    continue
                text, simple = format(value, level)
                short = short and simple
                args.append('%s=%s' % (name, text))
        if short and len(args) <= 3:
            return '%s(%s)' % (cls.__name__, ', '.join(args)), not args
        return '%s(%s%s)' % (cls.__name__, prefix, separator.join(args)), False

    return format(node)[0]


def copy_location(new_node, old_node):
    """Give a node the position of another."""
    for name in ('lineno', 'col_offset', 'end_lineno', 'end_col_offset'):
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith("end_"):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Give nodes without positions those of the nodes around them."""

    def fix(node, inherited):
        found = []
        for name, value in zip(('lineno', 'col_offset', 'end_lineno', 'end_col_offset'), inherited):
            if name in node._attributes:
                missing = getattr(node, name, None) is None if name.startswith('end') else not hasattr(node, name)
                if missing:
                    setattr(node, name, value)
                else:
                    value = getattr(node, name)
            found.append(value)
        for child in iter_child_nodes(node):
            fix(child, found)

    fix(node, [1, 0, 1, 0])
    return node


def increment_lineno(node, n=1):
    """Move a tree down by n lines."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, 'lineno', 0) + n
            continue
        if 'lineno' in child._attributes:
            child.lineno = getattr(child, 'lineno', 0) + n
        if 'end_lineno' in child._attributes and (end := getattr(child, "end_lineno", 0)) is not None:
            child.end_lineno = end + n
    return node


def iter_fields(node):
    """Names and values of the fields that there are."""
    for field in node._fields:
        try:
            yield field, getattr(node, field)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """All nodes directly below."""
    for name, field in iter_fields(node):
        if isinstance(field, AST):
            yield field
        elif isinstance(field, list):
            for item in field:
                if isinstance(item, AST):
                    yield item


def get_docstring(node, clean=True):
    """The docstring of a module, class or function, or None."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError("%r can't have docstrings" % (node.__class__.__name__))
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    value = node.body[0].value
    if not (isinstance(value, Constant) and isinstance(value.value, str)):
        return None
    text = value.value
    if clean:
        import inspect
        text = inspect.cleandoc(text)
    return text


def _splitlines_no_ff(source, maxlines=None):
    """The lines of a source as Python counts them: form feeds end none."""
    lines = re.findall(r'[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+', source)
    return lines if maxlines is None else lines[:maxlines]


def get_source_segment(source, node, *, padded=False):
    """The text of a node, or None if its position is not known."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        line, end_line = node.lineno - 1, node.end_lineno - 1
        column, end_column = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = _splitlines_no_ff(source, maxlines=end_line + 1)
    if end_line == line:
        return lines[line].encode()[column:end_column].decode()
    padding = ''
    if padded:
        padding = ''.join(char if char in '\f\t' else ' ' for char in lines[line].encode()[:column].decode())
    first = padding + lines[line].encode()[column:].decode()
    last = lines[end_line].encode()[:end_column].decode()
    return ''.join([first, *lines[line + 1:end_line], last])


def walk(node):
    """The node and all below, level by level."""
    from collections import deque
    todo = deque([node])
    while todo:
        node = todo.popleft()
        todo.extend(iter_child_nodes(node))
        yield node


class NodeVisitor(object):
    """Calls visit_CLASS() for each node, or generic_visit(), which visits all below."""

    def visit(self, node):
        """Visit a node."""
        return getattr(self, 'visit_' + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Visit all nodes below."""
        for field, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)

    def visit_Constant(self, node):
        """Visit a constant; methods of the old names are still called."""
        value = node.value
        name = next((name for kinds, name in _old_names if isinstance(value, kinds)
                     and (name != 'Num' or not isinstance(value, bool))), None)
        if name is not None:
            visitor = getattr(self, 'visit_' + name, None)
            if visitor is not None:
                import warnings
                warnings.warn(f"visit_{name} is deprecated; add visit_Constant", DeprecationWarning, 2)
                return visitor(node)
        return self.generic_visit(node)


_old_names = ((bool, 'NameConstant'), (type(None), 'NameConstant'), ((int, float, complex), 'Num'), (str, 'Str'),
              (bytes, 'Bytes'), (type(...), 'Ellipsis'))


class NodeTransformer(NodeVisitor):
    """A visitor whose methods return what replaces the node: a node, a list of them, or None."""

    def generic_visit(self, node):
        for field, old_value in iter_fields(node):
            if isinstance(old_value, list):
                new_values = []
                for value in old_value:
                    if isinstance(value, AST):
                        value = self.visit(value)
                        if value is None:
                            continue
                        if not isinstance(value, AST):
                            new_values.extend(value)
                            continue
                    new_values.append(value)
                old_value[:] = new_values
            elif isinstance(old_value, AST):
                new_node = self.visit(old_value)
                if new_node is None:
                    delattr(node, field)
                else:
                    setattr(node, field, new_node)
        return node


def unparse(ast_obj):
    """The source of a tree."""
    from _ast_unparse import Unparser
    return Unparser().source(ast_obj)


def _old_attribute(name):
    """An attribute of constants by its old name."""
    def warn():
        import warnings
        warnings.warn(f"Attribute {name} is deprecated and will be removed in Python 3.14; use value instead",
                      DeprecationWarning, stacklevel=3)

    def get(self):
        """Deprecated. Use value instead."""
        warn()
        return self.value

    def set(self, value):
        warn()
        self.value = value

    return property(get, set)


def _dims(self):
    """Deprecated. Use elts instead."""
    return self.elts


def _set_dims(self, value):
    self.elts = value


Constant.n = _old_attribute('n')
Constant.s = _old_attribute('s')
Tuple.dims = property(_dims, _set_dims)


class slice(AST):
    """Deprecated AST node class."""


class Index(slice):
    """Deprecated AST node class. Use the index value directly instead."""

    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    """Deprecated AST node class. Use ast.Tuple instead."""

    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


class Suite(mod):
    """Deprecated AST node class.  Unused in Python 3."""


class AugLoad(expr_context):
    """Deprecated AST node class.  Unused in Python 3."""


class AugStore(expr_context):
    """Deprecated AST node class.  Unused in Python 3."""


class Param(expr_context):
    """Deprecated AST node class.  Unused in Python 3."""


def _deprecated(name):
    import warnings
    warnings.warn(f"ast.{name} is deprecated and will be removed in Python 3.14; use ast.Constant instead",
                  DeprecationWarning, stacklevel=3)


class _Old(type):
    """The class of old names for constants of one kind."""

    def __instancecheck__(cls, instance):
        kinds = cls.__dict__.get('_kinds')
        if kinds is None:
            return type.__instancecheck__(cls, instance)
        _deprecated(cls.__name__)
        if not isinstance(instance, Constant):
            return False
        try:
            value = instance.value
        except AttributeError:
            return False
        return isinstance(value, kinds) and (cls.__name__ != 'Num' or not isinstance(value, bool))


def _new_old(cls, *args, **kwargs):
    for name, _ in zip(cls._fields, args):
        if name in kwargs:
            raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
    if '_kinds' not in cls.__dict__:
        return object.__new__(cls)
    _deprecated(cls.__name__)
    return Constant(..., *args, **kwargs) if cls.__name__ == 'Ellipsis' else Constant(*args, **kwargs)


_old_kinds = {'Num': (('n',), (int, float, complex)), 'Str': (('s',), (str,)), 'Bytes': (('s',), (bytes,)),
              'NameConstant': (('value', 'kind'), (bool, type(None))), 'Ellipsis': ((), (type(...),))}


def __getattr__(name):
    if name in _old_kinds:
        fields, kinds = _old_kinds[name]
        globals()[name] = cls = _Old(name, (Constant,), {'__module__': 'ast', '__doc__': 'Deprecated AST node class. '
                                                         'Use ast.Constant instead', '_fields': fields,
                                                         '_kinds': kinds, '__new__': _new_old})
        _deprecated(name)
        return cls
    raise AttributeError(f"module 'ast' has no attribute '{name}'")


def main():
    """The command `-m ast`."""
    import argparse
    parser = argparse.ArgumentParser()
    parser.add_argument('infile', nargs='?', default='-', help='the file to parse; defaults to stdin')
    parser.add_argument('-m', '--mode', default='exec', choices=('exec', 'single', 'eval', 'func_type'),
                        help='specify what kind of code must be parsed')
    parser.add_argument('--no-type-comments', default=True, action='store_false',
                        help="don't add information about type comments")
    parser.add_argument('-a', '--include-attributes', action='store_true',
                        help='include attributes such as line numbers and column offsets')
    parser.add_argument('-i', '--indent', type=int, default=3, help='indentation of nodes (number of spaces)')
    args = parser.parse_args()
    if args.infile == '-':
        name, source = '<stdin>', sys.stdin.buffer.read()
    else:
        name = args.infile
        with open(args.infile, 'rb') as file:
            source = file.read()
    tree = parse(source, name, args.mode, type_comments=args.no_type_comments)
    print(dump(tree, include_attributes=args.include_attributes, indent=args.indent))


if __name__ == '__main__':
    main()
