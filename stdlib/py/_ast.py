"""The classes of syntax trees."""

import _ast_tree

PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_ONLY_AST = 0x400
PyCF_OPTIMIZED_AST = 0x8000 | PyCF_ONLY_AST
PyCF_TYPE_COMMENTS = 0x1000

# Base class, its attributes, and its nodes with their fields: ? may be None, * is a list.
_positions = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')
_grammar = (
    ('mod', (), 'Module(stmt* body, type_ignore* type_ignores) Interactive(stmt* body) Expression(expr body) '
                'FunctionType(expr* argtypes, expr returns)'),
    ('stmt', _positions,
     'FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, '
     'string? type_comment, type_param* type_params) '
     'AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, '
     'string? type_comment, type_param* type_params) '
     'ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, '
     'type_param* type_params) '
     'Return(expr? value) Delete(expr* targets) Assign(expr* targets, expr value, string? type_comment) '
     'TypeAlias(expr name, type_param* type_params, expr value) AugAssign(expr target, operator op, expr value) '
     'AnnAssign(expr target, expr annotation, expr? value, int simple) '
     'For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) '
     'AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) '
     'While(expr test, stmt* body, stmt* orelse) If(expr test, stmt* body, stmt* orelse) '
     'With(withitem* items, stmt* body, string? type_comment) '
     'AsyncWith(withitem* items, stmt* body, string? type_comment) Match(expr subject, match_case* cases) '
     'Raise(expr? exc, expr? cause) Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) '
     'TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) Assert(expr test, expr? msg) '
     'Import(alias* names) ImportFrom(identifier? module, alias* names, int? level) Global(identifier* names) '
     'Nonlocal(identifier* names) Expr(expr value) Pass() Break() Continue()'),
    ('expr', _positions,
     'BoolOp(boolop op, expr* values) NamedExpr(expr target, expr value) '
     'BinOp(expr left, operator op, expr right) UnaryOp(unaryop op, expr operand) Lambda(arguments args, expr body) '
     'IfExp(expr test, expr body, expr orelse) Dict(expr?* keys, expr* values) Set(expr* elts) '
     'ListComp(expr elt, comprehension* generators) SetComp(expr elt, comprehension* generators) '
     'DictComp(expr key, expr value, comprehension* generators) GeneratorExp(expr elt, comprehension* generators) '
     'Await(expr value) Yield(expr? value) YieldFrom(expr value) Compare(expr left, cmpop* ops, expr* comparators) '
     'Call(expr func, expr* args, keyword* keywords) FormattedValue(expr value, int conversion, expr? format_spec) '
     'JoinedStr(expr* values) Constant(constant value, string? kind) '
     'Attribute(expr value, identifier attr, expr_context ctx) '
     'Subscript(expr value, expr slice, expr_context ctx) Starred(expr value, expr_context ctx) '
     'Name(identifier id, expr_context ctx) List(expr* elts, expr_context ctx) Tuple(expr* elts, expr_context ctx) '
     'Slice(expr? lower, expr? upper, expr? step)'),
    ('expr_context', (), 'Load() Store() Del()'),
    ('boolop', (), 'And() Or()'),
    ('operator', (), 'Add() Sub() Mult() MatMult() Div() Mod() Pow() LShift() RShift() BitOr() BitXor() BitAnd() '
                     'FloorDiv()'),
    ('unaryop', (), 'Invert() Not() UAdd() USub()'),
    ('cmpop', (), 'Eq() NotEq() Lt() LtE() Gt() GtE() Is() IsNot() In() NotIn()'),
    ('excepthandler', _positions, 'ExceptHandler(expr? type, identifier? name, stmt* body)'),
    ('pattern', _positions,
     'MatchValue(expr value) MatchSingleton(constant value) MatchSequence(pattern* patterns) '
     'MatchMapping(expr* keys, pattern* patterns, identifier? rest) '
     'MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns) '
     'MatchStar(identifier? name) MatchAs(pattern? pattern, identifier? name) MatchOr(pattern* patterns)'),
    ('type_ignore', (), 'TypeIgnore(int lineno, string tag)'),
    ('type_param', _positions,
     'TypeVar(identifier name, expr? bound, expr? default_value) ParamSpec(identifier name, expr? default_value) '
     'TypeVarTuple(identifier name, expr? default_value)'),
)
_products = (
    ('comprehension', (), 'expr target, expr iter, expr* ifs, int is_async'),
    ('arguments', (), 'arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, '
                      'expr* defaults'),
    ('arg', _positions, 'identifier arg, expr? annotation, string? type_comment'),
    ('keyword', _positions, 'identifier? arg, expr value'),
    ('alias', _positions, 'identifier name, identifier? asname'),
    ('withitem', (), 'expr context_expr, expr? optional_vars'),
    ('match_case', (), 'pattern pattern, expr? guard, stmt* body'),
)


class AST:
    """The base of all nodes."""

    __module__ = 'ast'
    _fields = ()
    _attributes = ()
    __match_args__ = ()

    def __init__(self, /, *args, **kwargs):
        cls = type(self)
        fields = cls._fields
        if len(args) > len(fields):
            raise TypeError(f"{cls.__name__} constructor takes at most {len(fields)} positional "
                            f"argument{'' if len(fields) == 1 else 's'}")
        missing = list(fields)
        for name, value in zip(fields, args):
            setattr(self, name, value)
            missing.remove(name)
        for name, value in kwargs.items():
            if name in missing:
                missing.remove(name)
            elif name in fields:
                raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
            elif name not in cls._attributes:
                _warn(f"{_full_name(cls)}.__init__ got an unexpected keyword argument {name!r}. Support for arbitrary "
                      f"keyword arguments is deprecated and will be removed in Python 3.15.")
            setattr(self, name, value)
        types = getattr(cls, '_field_types', None)
        if types is not None:
            for name in missing:
                _set_missing(self, name, types)

    def __reduce_ex__(self, protocol):
        return self.__reduce__()

    def __reduce__(self):
        cls = type(self)
        state = dict(self.__dict__)
        placeholders = []
        for name in cls._fields:
            if name not in state:
                break
            placeholders.append(None)
        return cls, tuple(placeholders), state


def _set_missing(self, name, types):
    """Gives a field that was not passed its default, or warns."""
    name_of_class = type(self).__name__
    try:
        kind = types[name]
    except KeyError:
        return _warn(f"Field {name!r} is missing from {_full_name(type(self))}._field_types. This will become an "
                     f"error in Python 3.15.", 4)
    if isinstance(kind, _Union):
        return
    if isinstance(kind, _Alias):
        setattr(self, name, [])
    elif kind is expr_context:
        setattr(self, name, _classes['Load()'])
    else:
        _warn(f"{_full_name(type(self))}.__init__ missing 1 required positional argument: {name!r}. This will become "
              f"an error in Python 3.15.", 4)


_Union, _Alias = type(int | None), type(list[int])


def _full_name(cls):
    return 'ast.AST' if cls is AST else cls.__name__


def _warn(message, level=3):
    import warnings
    warnings.warn(message, DeprecationWarning, stacklevel=level)


def _type_of(kind):
    """The type of a field; its class if it is a node's."""
    name = kind.rstrip('?*')
    cls = {'identifier': str, 'string': str, 'int': int, 'constant': object}.get(name) or _classes[name]
    if kind.endswith('*'):
        return list[cls]
    return cls | None if kind.endswith('?') else cls


def _fields_of(text):
    return [field.split() for field in text.split(', ')] if text else []


def _new_class(name, base, fields, attributes, doc):
    fields = _fields_of(fields)
    names = tuple(field for _, field in fields)
    namespace = {'__module__': 'ast', '__doc__': doc, '_fields': names, '__match_args__': names}
    if attributes is not None:
        namespace['_attributes'] = attributes
    for kind, field in fields:
        if kind[-1] == '?':
            namespace[field] = None
    if attributes:
        namespace['end_lineno'] = namespace['end_col_offset'] = None
    cls = type(name, (base,), namespace)
    globals()[name] = _classes[name] = cls
    return cls


def _add_types(cls, fields):
    cls._field_types = cls.__annotations__ = {field: _type_of(kind) for kind, field in _fields_of(fields)}


_classes = {}


def _make_classes():
    import re
    typed = []
    for name, attributes, constructors in _grammar:
        nodes = re.findall(r'(\w+)\((.*?)\)', constructors)
        alternatives = [f"{node}({_shown(fields)})" if fields else node for node, fields in nodes]
        separator = ' | ' if not any(fields for _, fields in nodes) else '\n' + ' ' * len(name) + ' | '
        base = _new_class(name, AST, '', attributes, f"{name} = {separator.join(alternatives)}")
        for (node, fields), shown in zip(nodes, alternatives):
            cls = _new_class(node, base, fields, None, shown)
            typed.append((cls, fields))
            if not fields and not attributes:
                _classes[node + '()'] = cls()
    for name, attributes, fields in _products:
        typed.append((_new_class(name, AST, fields, attributes, f"{name}({_shown(fields)})"), fields))
    for cls, fields in typed:
        _add_types(cls, fields)


def _shown(fields):
    return fields.replace('?*', '*')


_make_classes()
del _make_classes, _new_class, _add_types, _type_of, _fields_of, _shown
_ast_tree.set_hooks(AST, _classes, _ast_tree.parse, _ast_tree.compile)
