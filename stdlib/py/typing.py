"""Type hints at run time.

What the names are made of stands in `_typing_forms` (special forms),
`_typing_aliases` (subscripted names), `_typing_protocol`, `_typing_records`
(NamedTuple, TypedDict, NewType) and `_typing_hints`; here are the aliases of
classes, the functions and decorators.
"""

import sys
import types
from abc import abstractmethod
from types import GenericAlias

import _collections_abc as _abc

from _typing import (
    Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs,
    TypeAliasType, TypeVar, TypeVarTuple, _idfunc,
)
# First what `_typing` looks up here, while the rest is still being loaded.
from _typing_forms import (
    Annotated, Any, ClassVar, Concatenate, Final, ForwardRef, Literal,
    LiteralString, Never, NoReturn, NotRequired, Optional, ReadOnly, Required,
    Self, TypeAlias, TypeGuard, TypeIs, Union, Unpack, _AnyMeta, _Final,
    _NotIterable, _SpecialForm, _cleanups, _collect_type_parameters, _eval_type,
    _is_dunder, _is_param_expr, _is_unpacked_typevartuple, _make_union,
    _should_unflatten_callable_args, _type_check, _type_convert, _type_repr,
    _unpack_args,
)
from _typing_aliases import (
    _AnnotatedAlias, _BaseGenericAlias, _CallableGenericAlias, _CallableType,
    _ConcatenateGenericAlias, _DeprecatedGenericAlias, _GenericAlias,
    _LiteralGenericAlias, _SpecialGenericAlias, _TupleType,
    _UnionGenericAlias, _UnpackGenericAlias, _generic_class_getitem,
    _generic_init_subclass, _is_typevar_like, _paramspec_prepare_subst,
    _paramspec_subst, _typevar_subst, _typevartuple_prepare_subst,
)
from _typing_protocol import (
    EXCLUDED_ATTRIBUTES, Protocol, SupportsAbs, SupportsBytes,
    SupportsComplex, SupportsFloat, SupportsIndex, SupportsInt, SupportsRound,
    T_co, _PROTO_ALLOWLIST, _ProtocolMeta, _caller, _get_protocol_attrs,
    get_protocol_members, is_protocol, runtime_checkable,
)
from _typing_records import (
    NamedTuple, NamedTupleMeta, NewType, TypedDict, _NamedTuple, _TypedDict,
    _TypedDictMeta, _sentinel, is_typeddict,
)
from _typing_hints import (
    _allowed_types, _strip_annotations, get_args, get_origin, get_type_hints,
)

for _each in (get_args, get_origin, get_type_hints):
    _each.__module__ = 'typing'
del _each

__all__ = [
    # Special forms.
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final",
    "ForwardRef", "Generic", "Literal", "Optional", "ParamSpec", "Protocol",
    "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union",
    # Classes of collections.abc, and contextlib.
    "AbstractSet", "ByteString", "Container", "ContextManager", "Hashable",
    "ItemsView", "Iterable", "Iterator", "KeysView", "Mapping", "MappingView",
    "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized",
    "ValuesView", "Awaitable", "AsyncIterator", "AsyncIterable", "Coroutine",
    "Collection", "AsyncGenerator", "AsyncContextManager",
    # Protocols.
    "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex",
    "SupportsFloat", "SupportsIndex", "SupportsInt", "SupportsRound",
    # Concrete collections.
    "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List",
    "OrderedDict", "Set", "FrozenSet", "NamedTuple", "TypedDict", "Generator",
    # Others. (Match and Pattern join them when there is a module `re`.)
    "BinaryIO", "IO", "TextIO",
    # Functions and one-off names.
    "AnyStr", "assert_type", "assert_never", "cast", "clear_overloads",
    "dataclass_transform", "final", "get_args", "get_origin", "get_overloads",
    "get_protocol_members", "get_type_hints", "is_protocol", "is_typeddict",
    "LiteralString", "Never", "NewType", "no_type_check",
    "no_type_check_decorator", "NoDefault", "NoReturn", "NotRequired",
    "overload", "override", "ParamSpecArgs", "ParamSpecKwargs", "ReadOnly",
    "Required", "reveal_type", "runtime_checkable", "Self", "Text",
    "TYPE_CHECKING", "TypeAlias", "TypeGuard", "TypeIs", "TypeAliasType",
    "Unpack",
]

# False here; type checkers take it for true.
TYPE_CHECKING = False

T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
CT_co = TypeVar("CT_co", covariant=True, bound=type)
AnyStr = TypeVar("AnyStr", bytes, str)

Text = str

# --- Aliases of classes -------------------------------------------------------

_alias = _SpecialGenericAlias

Hashable = _alias(_abc.Hashable, 0)
Sized = _alias(_abc.Sized, 0)
ByteString = _DeprecatedGenericAlias(_abc.ByteString, 0, removal_version=(3, 14),
                                     name="ByteString")
Awaitable = _alias(_abc.Awaitable, 1)
Coroutine = _alias(_abc.Coroutine, 3)
AsyncIterable = _alias(_abc.AsyncIterable, 1)
AsyncIterator = _alias(_abc.AsyncIterator, 1)
AsyncGenerator = _alias(_abc.AsyncGenerator, 2, defaults=(types.NoneType,))
Iterable = _alias(_abc.Iterable, 1)
Iterator = _alias(_abc.Iterator, 1)
Reversible = _alias(_abc.Reversible, 1)
Generator = _alias(_abc.Generator, 3, defaults=(types.NoneType, types.NoneType))
Container = _alias(_abc.Container, 1)
Collection = _alias(_abc.Collection, 1)
Callable = _CallableType(_abc.Callable, 2)
AbstractSet = _alias(_abc.Set, 1, name="AbstractSet")
MutableSet = _alias(_abc.MutableSet, 1)
Mapping = _alias(_abc.Mapping, 2)
MutableMapping = _alias(_abc.MutableMapping, 2)
Sequence = _alias(_abc.Sequence, 1)
MutableSequence = _alias(_abc.MutableSequence, 1)
MappingView = _alias(_abc.MappingView, 1)
KeysView = _alias(_abc.KeysView, 1)
ItemsView = _alias(_abc.ItemsView, 2)
ValuesView = _alias(_abc.ValuesView, 1)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
List = _alias(list, 1, inst=False, name="List")
Set = _alias(set, 1, inst=False, name="Set")
FrozenSet = _alias(frozenset, 1, inst=False, name="FrozenSet")
Dict = _alias(dict, 2, inst=False, name="Dict")
Type = _alias(type, 1, inst=False, name="Type")

# Made when they are asked for: name -> (module, class, number of arguments).
_LATE_ALIASES = {
    "Deque": ("collections", "deque", 1),
    "DefaultDict": ("collections", "defaultdict", 2),
    "OrderedDict": ("collections", "OrderedDict", 2),
    "Counter": ("collections", "Counter", 1),
    "ChainMap": ("collections", "ChainMap", 2),
    "ContextManager": ("contextlib", "AbstractContextManager", 2),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", 2),
    "Pattern": ("re", "Pattern", 1),
    "Match": ("re", "Match", 1),
}


def _tp_cache(func=None, /, *, typed=False):
    """Remember what a function gave for arguments that can be hashed."""
    def decorator(func):
        import functools
        cached = functools.lru_cache(typed=typed)(func)
        _cleanups.append(cached.cache_clear)

        @functools.wraps(func)
        def inner(*args, **kwds):
            try:
                return cached(*args, **kwds)
            except TypeError:
                # What cannot be hashed is not remembered; other errors come again.
                return func(*args, **kwds)
        return inner
    return decorator if func is None else decorator(func)


def __getattr__(attr):
    """Make the aliases of classes whose modules are not needed otherwise."""
    if attr == "_collect_parameters":
        import warnings
        warnings.warn("The private _collect_parameters function is deprecated and will be removed in a future version "
                      "of Python. Any use of private functions is discouraged and may break in the future.",
                      DeprecationWarning, stacklevel=2)
        return _collect_type_parameters
    if attr not in _LATE_ALIASES:
        raise AttributeError(f"module {__name__!r} has no attribute {attr!r}")
    module_name, class_name, nparams = _LATE_ALIASES[attr]
    module = __import__(module_name)
    # Leaving the block in the usual way gives a bool or None.
    defaults = (bool | None,) if module_name == "contextlib" else ()
    result = _alias(getattr(module, class_name), nparams, name=attr, defaults=defaults)
    globals()[attr] = result
    return result


# --- Functions ----------------------------------------------------------------

def cast(typ, val):
    """Return the value; type checkers take it to be of the type."""
    return val


def assert_type(val, typ, /):
    """Return the value; type checkers complain if it is not of the type."""
    return val


# Longer representations are cut in the message of assert_never().
_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg: Never, /) -> Never:
    """State that a line cannot be reached; raise AssertionError if it is."""
    value = repr(arg)
    if len(value) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        value = value[:_ASSERT_NEVER_REPR_MAX_LENGTH] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    """Ask a type checker for a type; here, print the class to stderr and return the object."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def no_type_check(arg):
    """Let the annotations of a function, or of a class's methods, mean no types."""
    if isinstance(arg, type):
        for key in dir(arg):
            obj = getattr(arg, key)
            if (not hasattr(obj, "__qualname__")
                    or obj.__qualname__ != f"{arg.__qualname__}.{obj.__name__}"
                    or getattr(obj, "__module__", None) != arg.__module__):
                continue  # it is defined elsewhere
            if isinstance(obj, types.FunctionType):
                obj.__no_type_check__ = True
            if isinstance(obj, types.MethodType):
                obj.__func__.__no_type_check__ = True
            if isinstance(obj, type):
                no_type_check(obj)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass  # a built-in class
    return arg


def no_type_check_decorator(decorator):
    """Deprecated: let a decorator do what no_type_check() does, too."""
    import functools
    import warnings

    warnings._deprecated("typing.no_type_check_decorator", remove=(3, 15))

    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped_decorator


def _overload_dummy(*args, **kwds):
    """Serve as what @overload returns: it cannot be called."""
    raise NotImplementedError(
        "You should not call an overloaded function. "
        "A series of @overload-decorated functions outside a stub module should always be "
        "followed by an implementation that is not @overload-ed.")


# Module -> qualified name -> first line -> function.
_overload_registry = {}


def overload(func):
    """Describe one way of calling a function, whose implementation follows."""
    function = getattr(func, "__func__", func)
    try:
        variants = _overload_registry.setdefault(function.__module__, {}).setdefault(
            function.__qualname__, {})
        variants[function.__code__.co_firstlineno] = func
    except AttributeError:
        pass  # not an ordinary function
    return _overload_dummy


def get_overloads(func):
    """Return the overloads of a function, in order."""
    function = getattr(func, "__func__", func)
    variants = _overload_registry.get(function.__module__, {})
    return list(variants.get(function.__qualname__, {}).values())


def clear_overloads():
    """Forget all overloads."""
    _overload_registry.clear()


def final(f):
    """Say that a method must not be overridden, or a class not be subclassed."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass  # the object does not let itself be changed
    return f


def override(method, /):
    """Say that a method overrides one of a base class."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        frozen_default=False, field_specifiers=(), **kwargs):
    """Say that a decorator, class or metaclass makes classes like dataclasses."""

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "frozen_default": frozen_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator


# --- Files --------------------------------------------------------------------

class IO(Generic[AnyStr]):
    """What open() returns, as far as it does not depend on the mode."""

    __slots__ = ()

    @property
    @abstractmethod
    def mode(self) -> str:
        pass

    @property
    @abstractmethod
    def name(self) -> str:
        pass

    @abstractmethod
    def close(self) -> None:
        pass

    @property
    @abstractmethod
    def closed(self) -> bool:
        pass

    @abstractmethod
    def fileno(self) -> int:
        pass

    @abstractmethod
    def flush(self) -> None:
        pass

    @abstractmethod
    def isatty(self) -> bool:
        pass

    @abstractmethod
    def read(self, n: int = -1) -> AnyStr:
        pass

    @abstractmethod
    def readable(self) -> bool:
        pass

    @abstractmethod
    def readline(self, limit: int = -1) -> AnyStr:
        pass

    @abstractmethod
    def readlines(self, hint: int = -1) -> List[AnyStr]:
        pass

    @abstractmethod
    def seek(self, offset: int, whence: int = 0) -> int:
        pass

    @abstractmethod
    def seekable(self) -> bool:
        pass

    @abstractmethod
    def tell(self) -> int:
        pass

    @abstractmethod
    def truncate(self, size: int | None = None) -> int:
        pass

    @abstractmethod
    def writable(self) -> bool:
        pass

    @abstractmethod
    def write(self, s: AnyStr) -> int:
        pass

    @abstractmethod
    def writelines(self, lines: List[AnyStr]) -> None:
        pass

    @abstractmethod
    def __enter__(self) -> "IO[AnyStr]":
        pass

    @abstractmethod
    def __exit__(self, type, value, traceback) -> None:
        pass


class BinaryIO(IO[bytes]):
    """What open() returns in binary mode."""

    __slots__ = ()

    @abstractmethod
    def write(self, s: bytes | bytearray) -> int:
        pass

    @abstractmethod
    def __enter__(self) -> "BinaryIO":
        pass


class TextIO(IO[str]):
    """What open() returns in text mode."""

    __slots__ = ()

    @property
    @abstractmethod
    def buffer(self) -> BinaryIO:
        pass

    @property
    @abstractmethod
    def encoding(self) -> str:
        pass

    @property
    @abstractmethod
    def errors(self) -> str | None:
        pass

    @property
    @abstractmethod
    def line_buffering(self) -> bool:
        pass

    @property
    @abstractmethod
    def newlines(self) -> Any:
        pass

    @abstractmethod
    def __enter__(self) -> "TextIO":
        pass
