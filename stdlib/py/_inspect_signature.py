"""Signatures of callables: their parameters, and binding arguments to them.

Part of `inspect`, from where everything here is to be imported.
"""

import enum
import keyword
import types
from collections import OrderedDict


class _void:
    """Marks an argument that was not given."""


class _empty:
    """Marks the absence of a default or of an annotation."""


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = 'positional-only'
    POSITIONAL_OR_KEYWORD = 'positional or keyword'
    VAR_POSITIONAL = 'variadic positional'
    KEYWORD_ONLY = 'keyword-only'
    VAR_KEYWORD = 'variadic keyword'

    def __new__(cls, description):
        member = int.__new__(cls, len(cls.__members__))
        member._value_ = len(cls.__members__)
        member.description = description
        return member

    def __str__(self):
        return self.name


_POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
_POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
_VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
_KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
_VAR_KEYWORD = _ParameterKind.VAR_KEYWORD


def _without_typing(text):
    """Drop `typing.` before each dotted name."""
    parts = text.split('typing.')
    result = parts[0]
    for part in parts[1:]:
        before = result[-1:]
        qualified = before.isidentifier() or before.isdigit() or before == '.'
        result += f'typing.{part}' if qualified else part
    return result


def formatannotation(annotation, base_module=None):
    """An annotation as it is shown in a signature."""
    if getattr(annotation, '__module__', None) == 'typing':
        return _without_typing(repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation)


class Parameter:
    """One parameter: its name, kind, default and annotation. Immutable."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD

    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in _ParameterKind._value2member_map_:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        self._kind = _ParameterKind._value2member_map_[kind]
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        self._default = default
        self._annotation = annotation

        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if name[0] == '.' and name[1:].isdigit():
            # The iterable of a comprehension compiled as a function: `.0`.
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError('implicit arguments must be passed as '
                                 f'positional or keyword arguments, not {self._kind.description}')
            self._kind = _POSITIONAL_ONLY
            name = f'implicit{name[1:]}'
        is_keyword = keyword.iskeyword(name) and self._kind is not _POSITIONAL_ONLY
        if is_keyword or not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name

    def __reduce__(self):
        return (type(self), (self._name, self._kind),
                {'_default': self._default, '_annotation': self._annotation})

    def __setstate__(self, state):
        self._default = state['_default']
        self._annotation = state['_annotation']

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A copy with some attributes changed."""
        return type(self)(
            self._name if name is _void else name,
            self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text += f': {formatannotation(self._annotation)}'
        if self._default is not _empty:
            equals = '=' if self._annotation is _empty else ' = '
            text += f'{equals}{self._default!r}'
        if self._kind == _VAR_POSITIONAL:
            return f'*{text}'
        return f'**{text}' if self._kind == _VAR_KEYWORD else text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind
                and self._default == other._default and self._annotation == other._annotation)


class BoundArguments:
    """The arguments of a call, by the names of the parameters they went to."""

    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        """The positional arguments of an equal call."""
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        """The keyword arguments of an equal call."""
        kwargs = {}
        by_keyword = False  # once a parameter is missing, the rest goes by name
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                by_keyword = True
            if not by_keyword or name not in self.arguments:
                continue
            if param.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Add the defaults of the parameters that got no argument."""
        arguments = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif param.default is not _empty:
                arguments[name] = param.default
            elif param.kind is _VAR_POSITIONAL:
                arguments[name] = ()
            elif param.kind is _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state['_signature']
        self.arguments = state['arguments']

    def __getstate__(self):
        return {'_signature': self._signature, 'arguments': self.arguments}

    def __repr__(self):
        items = ', '.join([f'{name}={value!r}' for name, value in self.arguments.items()])
        return f'<{self.__class__.__name__} ({items})>'


class Signature:
    """The parameters of a callable, in order, and its return annotation. Immutable."""

    __slots__ = ('_return_annotation', '_parameters')

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty,
                 __validate_parameters__=True):
        parameters = [] if parameters is None else list(parameters)
        if __validate_parameters__:
            self._check(parameters)
        self._parameters = types.MappingProxyType(
            OrderedDict((param.name, param) for param in parameters))
        self._return_annotation = return_annotation

    @staticmethod
    def _check(parameters):
        names = set()
        latest = _POSITIONAL_ONLY
        defaults = False
        for param in parameters:
            kind, name = param.kind, param.name
            if kind < latest:
                raise ValueError(f'wrong parameter order: {latest.description} parameter '
                                 f'before {kind.description} parameter')
            latest = kind
            if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if param.default is not _empty:
                    defaults = True
                elif defaults:
                    raise ValueError('non-default argument follows default argument')
            if name in names:
                raise ValueError(f'duplicate parameter name: {name!r}')
            names.add(name)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None,
                      eval_str=False):
        """The signature of a callable."""
        from _inspect_callables import signature_of
        return signature_of(obj, cls, follow_wrapped=follow_wrapped, globals=globals,
                            locals=locals, eval_str=eval_str)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A copy with some attributes changed."""
        return type(self)(
            self.parameters.values() if parameters is _void else parameters,
            return_annotation=(self._return_annotation if return_annotation is _void
                               else return_annotation))

    __replace__ = replace

    def _hash_basis(self):
        # The order of keyword-only parameters does not matter.
        ordered = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        named = {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}
        return ordered, named, self.return_annotation

    def __hash__(self):
        ordered, named, annotation = self._hash_basis()
        return hash((ordered, frozenset(named.values()), annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._hash_basis() == other._hash_basis()

    def __reduce__(self):
        return (type(self), (tuple(self._parameters.values()),),
                {'_return_annotation': self._return_annotation})

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    # ----------------------------------------------------------------- binding

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        given = 0  # how many of args have found a parameter
        exhausted = False  # whether some parameter before got no positional argument
        by_mistake = []  # positional-only parameters given by name
        rest = dict(kwargs)
        collector = None
        for param in self.parameters.values():
            name, kind = param.name, param.kind
            if kind is _VAR_KEYWORD:
                collector = param
            elif kind is _VAR_POSITIONAL:
                if given < len(args):
                    arguments[name] = tuple(args[given:])
                    given = len(args)
                exhausted = True
            elif given < len(args):
                if kind is _KEYWORD_ONLY:
                    raise TypeError('too many positional arguments') from None
                if name in kwargs and kind is not _POSITIONAL_ONLY:
                    raise TypeError(f'multiple values for argument {name!r}') from None
                arguments[name] = args[given]
                given += 1
            else:
                if kind is _POSITIONAL_ONLY:
                    if name in kwargs:
                        by_mistake.append(param)
                        exhausted = True
                        continue
                elif name in rest:
                    arguments[name] = rest.pop(name)
                    exhausted = True
                    continue
                if param.default is _empty and not partial:
                    what = ('keyword-only ' if kind is _KEYWORD_ONLY and not exhausted else '')
                    raise TypeError(f'missing a required {what}argument: {name!r}') from None
                exhausted = True
        if given < len(args):
            raise TypeError('too many positional arguments') from None
        self._bind_rest(arguments, rest, collector, by_mistake)
        return self._bound_arguments_cls(self, arguments)

    def _bind_rest(self, arguments, rest, collector, by_mistake):
        """Store, or refuse, the keyword arguments that fit no parameter."""
        if collector is not None:
            if rest:
                arguments[collector.name] = rest
            return
        if by_mistake:
            names = ', '.join([param.name for param in by_mistake])
            raise TypeError('got some positional-only arguments passed as '
                            f'keyword arguments: {names!r}')
        if rest:
            raise TypeError(f'got an unexpected keyword argument {next(iter(rest))!r}')

    def bind(self, /, *args, **kwargs):
        """Which parameter each argument goes to; TypeError if the call is wrong."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """As bind(), but arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    # -------------------------------------------------------------------- text

    def __repr__(self):
        return f'<{self.__class__.__name__} {self}>'

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None):
        """The signature as in a def statement, with a line for each parameter
        if it is longer than `max_width`."""
        result = []
        slash_due = False
        star_due = True  # a lone `*` before the first keyword-only parameter
        for param in self.parameters.values():
            kind = param.kind
            if kind == _POSITIONAL_ONLY:
                slash_due = True
            elif slash_due:
                result.append('/')
                slash_due = False
            if kind == _VAR_POSITIONAL:
                star_due = False
            elif kind == _KEYWORD_ONLY and star_due:
                result.append('*')
                star_due = False
            result.append(str(param))
        if slash_due:
            result.append('/')
        text = f'({", ".join(result)})'
        if max_width is not None and len(text) > max_width:
            lines = ',\n    '.join(result)
            text = f'(\n    {lines}\n)'
        if self.return_annotation is not _empty:
            text += f' -> {formatannotation(self.return_annotation)}'
        return text


for _class in (_void, _empty, _ParameterKind, Parameter, BoundArguments, Signature):
    _class.__module__ = 'inspect'
formatannotation.__module__ = 'inspect'
del _class
