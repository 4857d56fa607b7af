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
    _field_types = {}
    __match_args__ = ()

    def __init__(self, /, *args, **kwargs):
        cls = type(self)
        fields = cls._fields
        if len(args) > len(fields):
            raise TypeError(f"{cls.__name__} constructor takes at most {len(fields)} positional "
                            f"argument{'' if len(fields) == 1 else 's'}")
        given = set()
        for name, value in zip(fields, args):
            setattr(self, name, value)
            given.add(name)
        for name, value in kwargs.items():
            if name in fields:
                if name in given:
                    raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
                given.add(name)
            elif name not in cls._attributes:
                _warn(f"{cls.__name__}.__init__ got an unexpected keyword argument {name!r}. Support for arbitrary "
                      f"keyword arguments is deprecated and will be removed in Python 3.15.")
            setattr(self, name, value)
        for name in fields:
            if name in given:
                continue
            kind = cls._field_types.get(name)
            if kind is None:
                _warn(f"Field {name!r} is missing from {cls.__name__}._field_types. This will become an error in "
                      f"Python 3.15.") if cls._field_types else None
            elif kind[-1] == '*':
                setattr(self, name, [])
            elif kind[-1] == '?':
                pass
            elif kind == 'expr_context':
                setattr(self, name, Load._single)
            else:
                _warn(f"{cls.__name__}.__init__ missing 1 required positional argument: {name!r}. This will become an "
                      f"error in Python 3.15.")

    def __reduce_ex__(self, protocol):
        return _rebuild, (type(self), dict(self.__dict__))

    def __replace__(self, /, **changes):
        for name in changes:
            if name not in self._fields and name not in self._attributes:
                raise TypeError(f"{type(self).__name__}.__replace__ got an unexpected keyword argument {name!r}.")
        return _rebuild(type(self), {**self.__dict__, **changes})


def _warn(message):
    import warnings
    warnings.warn(message, DeprecationWarning, stacklevel=3)


def _rebuild(cls, attributes):
    node = object.__new__(cls)
    node.__dict__.update(attributes)
    return node


def _new_class(name, base, fields, attributes, doc):
    names, types = [], {}
    for field in filter(None, fields.split(', ')):
        kind, field = field.split()
        names.append(field)
        types[field] = kind
    namespace = {'__module__': 'ast', '__doc__': doc, '_fields': tuple(names), '_field_types': types,
                 '__match_args__': tuple(names)}
    if attributes is not None:
        namespace['_attributes'] = attributes
    for field, kind in types.items():
        if kind[-1] == '?' and kind != 'expr?*':
            namespace[field] = None
    if attributes:
        namespace['end_lineno'] = namespace['end_col_offset'] = None
    cls = type(name, (base,), namespace)
    cls._empty = classmethod(object.__new__)
    globals()[name] = cls
    _classes[name] = cls
    return cls


_classes = {}


def _make_classes():
    import re
    for name, attributes, constructors in _grammar:
        base = _new_class(name, AST, '', attributes, None)
        for node, fields in re.findall(r'(\w+)\((.*?)\)', constructors):
            cls = _new_class(node, base, fields, None, f"{node}({_shown(fields)})" if fields else node)
            if not fields and not attributes:
                cls._single = cls()
    for name, attributes, fields in _products:
        _new_class(name, AST, fields, attributes, f"{name}({_shown(fields)})")


def _shown(fields):
    return fields.replace('?*', '*')


_make_classes()
del _make_classes, _new_class


_ast_tree.set_hooks(AST, _classes, _ast_tree.parse, _ast_tree.compile)
