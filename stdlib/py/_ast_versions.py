"""What syntax needs which version of the language, for `ast.parse(feature_version=...)`."""

import _ast

_expressions = {
    'Await': (5, "Await expressions are"),
    'NamedExpr': (8, "Assignment expressions are"),
}
_statements = {
    'AsyncFunctionDef': (5, "Async functions are"),
    'AsyncFor': (5, "Async for loops are"),
    'AsyncWith': (5, "Async with statements are"),
    'AnnAssign': (6, "Variable annotation syntax is"),
    'Match': (10, "Pattern matching is"),
    'TryStar': (11, "Exception groups are"),
    'TypeAlias': (12, "Type statement is"),
}


def check(tree, version, filename):
    """SyntaxError for the first thing in a tree that the version does not know."""
    _check(tree, version, filename, None)


def _needed(node):
    """The things that a node needs: pairs of version and subject."""
    name = type(node).__name__
    if known := _expressions.get(name) or _statements.get(name):
        yield known
    if name in ('BinOp', 'AugAssign') and isinstance(node.op, _ast.MatMult):
        yield 5, "The '@' operator is"
    elif name == 'comprehension' and node.is_async:
        yield 6, "Async comprehensions are"
    elif name == 'arguments' and node.posonlyargs:
        yield 8, "Positional-only parameters are"
    if getattr(node, 'type_params', None):
        yield 12, "Type parameter lists are"
    if getattr(node, 'default_value', None):
        yield 13, "Type parameter defaults are"


def _check(node, version, filename, place):
    if hasattr(node, 'lineno'):
        place = node
    for field in node._fields:
        value = getattr(node, field, None)
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, _ast.AST):
                _check(item, version, filename, place)
    for minor, subject in _needed(node):
        if version < minor:
            at = getattr(place, 'lineno', 1), getattr(place, 'col_offset', 0) + 1
            raise SyntaxError(f"{subject} only supported in Python 3.{minor} and greater", (filename, *at, None))
