"""Tools for functions: decorators, caches, dispatch on a type, orderings.

`reduce`, `partial`, `cmp_to_key` and the cache behind `lru_cache` are native
(`_functools`); what wraps functions in Python functions is written here.
"""

__all__ = ['update_wrapper', 'wraps', 'WRAPPER_ASSIGNMENTS', 'WRAPPER_UPDATES',
           'total_ordering', 'cache', 'cmp_to_key', 'lru_cache', 'reduce',
           'partial', 'partialmethod', 'singledispatch', 'singledispatchmethod',
           'cached_property']

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
from abc import get_cache_token
from collections import namedtuple
from reprlib import recursive_repr

_GenericAlias = type(list[int])

# ------------------------------------------------------------------ wrappers

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__',
                       '__annotations__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make `wrapper` look like `wrapped`: copy its name, docstring and so on.

    `assigned` attributes are replaced, `updated` ones are merged.
    """
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # Last, because the update of __dict__ may bring a __wrapped__ along.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that applies update_wrapper() to the decorated function."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ------------------------------------------------------------ total_ordering
#
# The class's own method is looked up on the type, as an operator does, so that
# NotImplemented comes through and the other operand gets its chance.

def _gt_from_lt(self, other):
    'Return a > b.  Computed by @total_ordering from (not a < b) and (a != b).'
    result = type(self).__lt__(self, other)
    return result if result is NotImplemented else not result and self != other


def _le_from_lt(self, other):
    'Return a <= b.  Computed by @total_ordering from (a < b) or (a == b).'
    result = type(self).__lt__(self, other)
    return result if result is NotImplemented else result or self == other


def _ge_from_lt(self, other):
    'Return a >= b.  Computed by @total_ordering from (not a < b).'
    result = type(self).__lt__(self, other)
    return result if result is NotImplemented else not result


def _ge_from_le(self, other):
    'Return a >= b.  Computed by @total_ordering from (not a <= b) or (a == b).'
    result = type(self).__le__(self, other)
    return result if result is NotImplemented else not result or self == other


def _lt_from_le(self, other):
    'Return a < b.  Computed by @total_ordering from (a <= b) and (a != b).'
    result = type(self).__le__(self, other)
    return result if result is NotImplemented else result and self != other


def _gt_from_le(self, other):
    'Return a > b.  Computed by @total_ordering from (not a <= b).'
    result = type(self).__le__(self, other)
    return result if result is NotImplemented else not result


def _lt_from_gt(self, other):
    'Return a < b.  Computed by @total_ordering from (not a > b) and (a != b).'
    result = type(self).__gt__(self, other)
    return result if result is NotImplemented else not result and self != other


def _ge_from_gt(self, other):
    'Return a >= b.  Computed by @total_ordering from (a > b) or (a == b).'
    result = type(self).__gt__(self, other)
    return result if result is NotImplemented else result or self == other


def _le_from_gt(self, other):
    'Return a <= b.  Computed by @total_ordering from (not a > b).'
    result = type(self).__gt__(self, other)
    return result if result is NotImplemented else not result


def _le_from_ge(self, other):
    'Return a <= b.  Computed by @total_ordering from (not a >= b) or (a == b).'
    result = type(self).__ge__(self, other)
    return result if result is NotImplemented else not result or self == other


def _gt_from_ge(self, other):
    'Return a > b.  Computed by @total_ordering from (a >= b) and (a != b).'
    result = type(self).__ge__(self, other)
    return result if result is NotImplemented else result and self != other


def _lt_from_ge(self, other):
    'Return a < b.  Computed by @total_ordering from (not a >= b).'
    result = type(self).__ge__(self, other)
    return result if result is NotImplemented else not result


# What each method gives the others, the preferred root first.
_DERIVED = {
    '__lt__': {'__gt__': _gt_from_lt, '__le__': _le_from_lt, '__ge__': _ge_from_lt},
    '__le__': {'__ge__': _ge_from_le, '__lt__': _lt_from_le, '__gt__': _gt_from_le},
    '__gt__': {'__lt__': _lt_from_gt, '__ge__': _ge_from_gt, '__le__': _le_from_gt},
    '__ge__': {'__le__': _le_from_ge, '__gt__': _gt_from_ge, '__lt__': _lt_from_ge},
}


def total_ordering(cls):
    """Class decorator: complete the ordering methods from the one defined."""
    defined = [name for name in _DERIVED if getattr(cls, name) is not getattr(object, name)]
    if not defined:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    for name, function in _DERIVED[defined[0]].items():
        if name not in defined:
            function.__name__ = name
            setattr(cls, name, function)
    return cls


# ------------------------------------------------------------- partialmethod

class partialmethod:
    """Like partial(), but for a method: binds when looked up on an instance."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        if isinstance(func, partialmethod):  # flatten
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    @recursive_repr()
    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args)]
        parts += [f'{name}={value!r}' for name, value in self.keywords.items()]
        cls = self.__class__
        return f'{cls.__module__}.{cls.__qualname__}({", ".join(parts)})'

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        bind = getattr(self.func, '__get__', None)
        if bind is not None:
            bound = bind(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                if hasattr(bound, '__self__'):
                    result.__self__ = bound.__self__
                return result
        # Nothing to bind: a plain function then does the binding.
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    __class_getitem__ = classmethod(_GenericAlias)


# ----------------------------------------------------------------- lru_cache

_CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])


def lru_cache(maxsize=128, typed=False):
    """Decorator: remember the results of the `maxsize` latest different calls.

    With `typed`, arguments of different types are different calls.
    """
    if callable(maxsize) and isinstance(typed, bool):  # used without parentheses
        return _cached(maxsize, 128, typed)
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def _cached(user_function, maxsize, typed):
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, user_function)


def cache(user_function, /):
    """Decorator: remember the result of every different call."""
    return lru_cache(maxsize=None)(user_function)


# ------------------------------------------------------------ singledispatch

def _after_introduction(cls, abc):
    """Where in the MRO of `cls` the virtual base `abc` belongs.

    It follows the most basic class that is an instance of it by registration,
    and the explicit abstract bases of that class.
    """
    mro = cls.__mro__
    owner = [base for base in mro if issubclass(base, abc)][-1]
    if owner is object:
        return mro.index(object) - 0.5
    abstract = [b for b in owner.__bases__ if hasattr(b, '__abstractmethods__')]
    before = [owner]
    if abstract:
        before += [b for b in abstract[-1].__mro__ if b is not object and b not in abc.__mro__]
    return max(mro.index(base) for base in before if base in mro) + 0.5


def _ranked(cls, registered):
    """The registered types that `cls` is a subclass of, as (rank, type) pairs.

    The rank is the place in the MRO; virtual bases lie between its classes.
    """
    mro = cls.__mro__
    pairs = []
    for candidate in registered:
        if candidate in mro:
            pairs.append((mro.index(candidate), candidate))
        elif (isinstance(candidate, type) and not isinstance(candidate, _GenericAlias)
                and issubclass(cls, candidate)):
            pairs.append((_after_introduction(cls, candidate), candidate))
    pairs.sort(key=lambda pair: pair[0])
    # Within one rank, a subclass goes before its bases.
    ordered = []
    while pairs:
        rank = pairs[0][0]
        peers = [c for r, c in pairs if r == rank]
        first = next(c for c in peers
                     if not any(d is not c and issubclass(d, c) for d in peers))
        ordered.append((rank, first))
        pairs.remove((rank, first))
    return ordered


def _find_impl(cls, registry):
    """The implementation registered for the nearest base of `cls`."""
    ranked = _ranked(cls, registry)
    if not ranked:
        return None
    rank, best = ranked[0]
    if len(ranked) > 1 and best not in cls.__mro__:
        other_rank, other = ranked[1]
        if other_rank == rank and not issubclass(best, other):
            raise RuntimeError(f'Ambiguous dispatch: {best} or {other}')
    return registry[best]


def _union_members(annotation):
    """The members of a union type, or None if it is no union."""
    from types import UnionType
    if isinstance(annotation, UnionType):
        return annotation.__args__
    import sys
    typing = sys.modules.get('typing')  # unless imported, it is none of its unions
    if typing is not None and typing.get_origin(annotation) is typing.Union:
        return typing.get_args(annotation)
    return None


def _is_class(cls):
    return isinstance(cls, type) and not isinstance(cls, _GenericAlias)


def singledispatch(func):
    """Decorator: a function that chooses its body by the type of its first argument.

    Other bodies are added with the `register` attribute of the result.
    """
    from types import MappingProxyType
    from weakref import WeakKeyDictionary

    registry = {}
    dispatch_cache = WeakKeyDictionary()
    cache_token = None

    def dispatch(cls):
        """The implementation that is used for arguments of type `cls`."""
        nonlocal cache_token
        if cache_token is not None:
            current = get_cache_token()
            if cache_token != current:  # somebody registered with an ABC
                dispatch_cache.clear()
                cache_token = current
        try:
            return dispatch_cache[cls]
        except KeyError:
            impl = registry.get(cls) or _find_impl(cls, registry)
            dispatch_cache[cls] = impl
            return impl

    def register(cls, func=None):
        """Add an implementation for a class or for each class of a union."""
        nonlocal cache_token
        members = _union_members(cls)
        dispatchable = _is_class(cls) if members is None else all(map(_is_class, members))
        if dispatchable:
            if func is None:
                return lambda func: register(cls, func)
        else:
            if func is not None:
                raise TypeError('Invalid first argument to `register()`. '
                                f'{cls!r} is not a class or union type.')
            func, cls, members = _by_annotation(cls)
        for member in (cls,) if members is None else members:
            registry[member] = func
            if cache_token is None and hasattr(member, '__abstractmethods__'):
                cache_token = get_cache_token()
        dispatch_cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{funcname} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = dispatch_cache.clear
    update_wrapper(wrapper, func)
    return wrapper


def _by_annotation(func):
    """Function, class and union members for `@register` on an annotated function."""
    if not getattr(func, '__annotations__', {}):
        raise TypeError(f'Invalid first argument to `register()`: {func!r}. '
                        'Use either `@register(some_class)` or plain `@register` '
                        'on an annotated function.')
    from typing import get_type_hints
    name, cls = next(iter(get_type_hints(func).items()))
    members = _union_members(cls)
    if members is None:
        if not _is_class(cls):
            raise TypeError(f'Invalid annotation for {name!r}. {cls!r} is not a class.')
    elif not all(map(_is_class, members)):
        raise TypeError(f'Invalid annotation for {name!r}. '
                        f'{cls!r} not all arguments are classes.')
    return func, cls, members


class singledispatchmethod:
    """Like singledispatch(), for methods: the type that counts is that of the
    first argument after self or cls."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Add an implementation for a class."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        funcname = getattr(self.func, '__name__', 'singledispatchmethod method')

        def _method(*args, **kwargs):
            if not args:
                raise TypeError(f'{funcname} requires at least 1 positional argument')
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        return update_wrapper(_method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)


# ----------------------------------------------------------- cached_property

_MISSING = object()


class cached_property:
    """A property computed once: the value then lives in the instance's __dict__."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError('Cannot use cached_property instance without '
                            'calling __set_name__ on it.')
        try:
            stored = instance.__dict__
        except AttributeError:  # a class with __slots__
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f'instance to cache {name!r} property.') from None
        value = stored.get(name, _MISSING)
        if value is _MISSING:
            value = self.func(instance)
            try:
                stored[name] = value
            except TypeError:  # the mappingproxy of a class
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} "
                                'instance does not support item assignment for '
                                f'caching {name!r} property.') from None
        return value

    __class_getitem__ = classmethod(_GenericAlias)
