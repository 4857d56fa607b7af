"""Protocols: classes that are met by having certain members (PEP 544).

Part of `typing`, under whose name the classes appear.
"""

import sys
from abc import ABCMeta, abstractmethod

import _typing_forms
from _typing import Generic, TypeVar

# The classes present themselves under the public name.
__name__ = "typing"

# Names in a class body that are no members of a protocol.
_TYPING_INTERNALS = frozenset((
    "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol",
    "_is_runtime_protocol", "__protocol_attrs__", "__non_callable_proto_members__",
    "__type_params__",
))
_SPECIAL_NAMES = frozenset((
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__",
    "__module__", "__new__", "__slots__", "__subclasshook__", "__weakref__",
    "__class_getitem__", "__match_args__", "__static_attributes__", "__firstlineno__",
))
EXCLUDED_ATTRIBUTES = _TYPING_INTERNALS | _SPECIAL_NAMES | {"_MutableMapping__marker"}

# The classes of the library that a protocol may inherit from.
_PROTO_ALLOWLIST = {
    "collections.abc": [
        "Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator",
        "Hashable", "Sized", "Container", "Collection", "Reversible", "Buffer",
    ],
    "contextlib": ["AbstractContextManager", "AbstractAsyncContextManager"],
}

_NOT_RUNTIME_CHECKABLE = ("Instance and class checks can only be used with "
                          "@runtime_checkable protocols")


def _caller(depth=1, default="__main__"):
    """Return the name of the module that called, `depth` frames further up."""
    try:
        return sys._getframemodulename(depth + 1) or default
    except AttributeError:
        pass
    try:
        return sys._getframe(depth + 1).f_globals.get("__name__", default)
    except (AttributeError, ValueError):
        return None


def _get_protocol_attrs(cls):
    """Return the names of the members that a protocol asks for."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for name in (*base.__dict__, *getattr(base, "__annotations__", {})):
            if not name.startswith("_abc_") and name not in EXCLUDED_ATTRIBUTES:
                names.add(name)
    return names


def _no_init_or_replace_init(self, *args, **kwargs):
    """Serve as __init__() of a protocol: refuse; in a class that inherits it, find
    the one that it hides."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init_or_replace_init:
        return
    # The next class has an __init__() of its own, or object does.
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


def _allow_reckless_class_checks(depth=2):
    """Tell whether the check comes from the machinery of ABCs, which must not fail."""
    return _caller(depth) in ("abc", "_py_abc", "functools", None)


def _static_lookup(obj, name):
    """Find an attribute without running code of its class; raise AttributeError."""
    mro = type.__dict__["__mro__"].__get__(type(obj))
    missing = object()
    found = missing
    for cls in mro:
        if name in cls.__dict__:
            found = cls.__dict__[name]
            break
    if found is not missing and hasattr(type(found), "__set__") and (
            hasattr(type(found), "__get__")):
        return found
    try:
        namespace = object.__getattribute__(obj, "__dict__")
    except AttributeError:
        namespace = {}
    if isinstance(obj, type):
        for cls in type.__dict__["__mro__"].__get__(obj):
            if name in cls.__dict__:
                return cls.__dict__[name]
    elif isinstance(namespace, dict) and dict.__contains__(namespace, name):
        return dict.__getitem__(namespace, name)
    if found is missing:
        raise AttributeError(name)
    return found


def _check_issubclass_argument(arg):
    """Refuse what is no class, as issubclass() does."""
    if not isinstance(arg, type):
        raise TypeError("issubclass() arg 1 must be a class")


class _ProtocolMeta(ABCMeta):
    """The metaclass of protocols: their isinstance() and issubclass()."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if Protocol is not None and Protocol in bases:
            for base in bases:
                allowed = (base in (object, Generic)
                           or base.__name__ in _PROTO_ALLOWLIST.get(base.__module__, ())
                           or (issubclass(base, Generic)
                               and getattr(base, "_is_protocol", False)))
                if not allowed:
                    raise TypeError("Protocols can only inherit from other protocols, "
                                    f"got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and not _allow_reckless_class_checks():
            if not getattr(cls, "_is_runtime_protocol", False):
                _check_issubclass_argument(other)
                raise TypeError(_NOT_RUNTIME_CHECKABLE)
            if (cls.__non_callable_proto_members__
                    and cls.__dict__.get("__subclasshook__") is _proto_hook):
                _check_issubclass_argument(other)
                members = str(sorted(cls.__non_callable_proto_members__))[1:-1]
                raise TypeError("Protocols with non-method members don't support "
                                f"issubclass(). Non-method members: {members}.")
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if (not getattr(cls, "_is_runtime_protocol", False)
                and not _allow_reckless_class_checks()):
            raise TypeError(_NOT_RUNTIME_CHECKABLE)
        if super().__instancecheck__(instance):
            return True
        for name in cls.__protocol_attrs__:
            try:
                value = _static_lookup(instance, name)
            except AttributeError:
                return False
            # A method set to None is one that is taken away.
            if value is None and name not in cls.__non_callable_proto_members__:
                return False
        return True


Protocol = None  # not yet, while the metaclass makes it


@classmethod
def _proto_hook(cls, other):
    """Serve as __subclasshook__(): look for the members in the class."""
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            annotations = getattr(base, "__annotations__", {})
            if (name in annotations and issubclass(other, Generic)
                    and getattr(other, "_is_protocol", False)):
                break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base class of protocols.

    A class meets a protocol by having its members; @runtime_checkable lets
    isinstance() look for them.
    """

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any([base is Protocol for base in cls.__bases__])
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


_typing_forms.Protocol = Protocol


def runtime_checkable(cls):
    """Let isinstance() and issubclass() be used with a protocol."""
    if not isinstance(cls, type) or not issubclass(cls, Generic) or (
            not getattr(cls, "_is_protocol", False)):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, "
                        f"got {cls!r}")
    cls._is_runtime_protocol = True
    # A class that merely inherits from a protocol asks for nothing itself.
    if hasattr(cls, "__protocol_attrs__"):
        cls.__non_callable_proto_members__ = set()
        for name in cls.__protocol_attrs__:
            try:
                is_callable = callable(getattr(cls, name, None))
            except Exception as error:
                raise TypeError("Failed to determine whether protocol member "
                                f"{name!r} is a method member") from error
            if not is_callable:
                cls.__non_callable_proto_members__.add(name)
    return cls


def is_protocol(tp, /):
    """Tell whether a class is a protocol."""
    return (isinstance(tp, type) and getattr(tp, "_is_protocol", False)
            and tp is not Protocol)


def get_protocol_members(tp, /):
    """Return the names of the members of a protocol."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


T_co = TypeVar("T_co", covariant=True)


@runtime_checkable
class SupportsInt(Protocol):
    """What has __int__()."""

    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """What has __float__()."""

    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """What has __complex__()."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """What has __bytes__()."""

    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """What has __index__()."""

    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    """What has __abs__()."""

    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    """What has __round__()."""

    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass
