"""Weak references, and containers that do not keep what they contain alive.

References and proxies are native (`_weakref`).
"""

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs',
           'WeakKeyDictionary', 'ReferenceType', 'ProxyType',
           'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary',
           'WeakSet', 'WeakMethod', 'finalize']

import _collections_abc
import sys
from _weakref import (
    CallableProxyType,
    ProxyType,
    ReferenceType,
    _remove_dead_weakref,
    getweakrefcount,
    getweakrefs,
    proxy,
    ref,
)
from _weakrefset import WeakSet, _Iterating

_collections_abc.MutableSet.register(WeakSet)

ProxyTypes = (ProxyType, CallableProxyType)

_MISSING = object()


class WeakMethod(ref):
    """A weak reference to a bound method.

    A plain reference to one would be dead at once: a bound method is made
    anew each time it is looked up.
    """

    __slots__ = '_func_ref', '_meth_type', '_alive', '__weakref__'

    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            func = meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None

        def _cb(arg):
            # Object and function both call this; the first one counts.
            self = self_ref()
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, _cb)
        self._func_ref = ref(func, _cb)
        self._meth_type = type(meth)
        self._alive = True
        self_ref = ref(self)
        return self

    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return not self == other

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A weak reference that knows the key under which it is stored."""

    __slots__ = ('key',)

    def __new__(type, ob, callback, key):
        self = ref.__new__(type, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


def _updated(target, other, kwargs):
    """Store the items that dict.update() would take from these arguments."""
    if other is not None:
        if not hasattr(other, 'items'):
            other = dict(other)
        for key, value in other.items():
            target[key] = value
    for key, value in kwargs.items():
        target[key] = value


def _merged(cls, first, second):
    result = cls()
    result.update(first)
    result.update(second)
    return result


class _WeakDictionary(_collections_abc.MutableMapping):
    """What the two weak dictionaries have in common."""

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def _settle(self):
        if self._pending_removals:
            self._commit_removals()

    def __or__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        return _merged(self.__class__, self, other)

    def __ror__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        return _merged(self.__class__, other, self)

    def __ior__(self, other):
        self.update(other)
        return self


class WeakValueDictionary(_WeakDictionary):
    """A mapping whose entries vanish when nothing else refers to their value."""

    def __init__(self, other=(), /, **kw):
        def remove(wr, selfref=ref(self), _atomic_removal=_remove_dead_weakref):
            self = selfref()
            if self is not None:
                if self._iterating:
                    self._pending_removals.append(wr.key)
                else:
                    # The key may have been given to another value by now.
                    _atomic_removal(self.data, wr.key)

        self._remove = remove
        self._pending_removals = []
        self._iterating = set()
        self.data = {}
        self.update(other, **kw)

    def _commit_removals(self):
        pending = self._pending_removals
        while pending:
            try:
                key = pending.pop()
            except IndexError:  # another thread was faster
                return
            _remove_dead_weakref(self.data, key)

    def __getitem__(self, key):
        self._settle()
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self._settle()
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        self._settle()
        del self.data[key]

    def __len__(self):
        self._settle()
        return len(self.data)

    def __contains__(self, key):
        self._settle()
        try:
            value = self.data[key]()
        except KeyError:
            return False
        return value is not None

    def get(self, key, default=None):
        self._settle()
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self.data[key] = KeyedRef(default, self._remove, key)
            return default
        return value

    def pop(self, key, *args):
        self._settle()
        try:
            value = self.data.pop(key)()
        except KeyError:
            value = None
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def popitem(self):
        self._settle()
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def update(self, other=None, /, **kwargs):
        self._settle()
        _updated(self, other, kwargs)

    def copy(self):
        self._settle()
        result = WeakValueDictionary()
        with _Iterating(self):
            for key, reference in self.data.items():
                value = reference()
                if value is not None:
                    result[key] = value
        return result

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        self._settle()
        result = self.__class__()
        with _Iterating(self):
            for key, reference in self.data.items():
                value = reference()
                if value is not None:
                    result[deepcopy(key, memo)] = value
        return result

    def items(self):
        self._settle()
        with _Iterating(self):
            for key, reference in self.data.items():
                value = reference()
                if value is not None:
                    yield key, value

    def keys(self):
        self._settle()
        with _Iterating(self):
            for key, reference in self.data.items():
                if reference() is not None:
                    yield key

    __iter__ = keys

    def values(self):
        self._settle()
        with _Iterating(self):
            for reference in self.data.values():
                value = reference()
                if value is not None:
                    yield value

    def itervaluerefs(self):
        """Iterate over the references; they need not be alive when used."""
        self._settle()
        with _Iterating(self):
            yield from self.data.values()

    def valuerefs(self):
        """A list of the references; they need not be alive when used."""
        self._settle()
        return list(self.data.values())


class WeakKeyDictionary(_WeakDictionary):
    """A mapping whose entries vanish when nothing else refers to their key."""

    def __init__(self, dict=None):
        self.data = {}

        def remove(k, selfref=ref(self)):
            self = selfref()
            if self is not None:
                if self._iterating:
                    self._pending_removals.append(k)
                else:
                    self.data.pop(k, None)

        self._remove = remove
        self._pending_removals = []
        self._iterating = set()
        if dict is not None:
            self.update(dict)

    def _commit_removals(self):
        pending = self._pending_removals
        while pending:
            try:
                key = pending.pop()
            except IndexError:  # another thread was faster
                return
            self.data.pop(key, None)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        # A key both dead and deleted by hand is pending but not in `data`.
        pending = sum(key in self.data for key in self._pending_removals)
        return len(self.data) - pending

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def update(self, dict=None, /, **kwargs):
        _updated(self, dict, kwargs)

    def copy(self):
        result = WeakKeyDictionary()
        with _Iterating(self):
            for reference, value in self.data.items():
                key = reference()
                if key is not None:
                    result[key] = value
        return result

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        result = self.__class__()
        with _Iterating(self):
            for reference, value in self.data.items():
                key = reference()
                if key is not None:
                    result[key] = deepcopy(value, memo)
        return result

    def items(self):
        with _Iterating(self):
            for reference, value in self.data.items():
                key = reference()
                if key is not None:
                    yield key, value

    def keys(self):
        with _Iterating(self):
            for reference in self.data:
                key = reference()
                if key is not None:
                    yield key

    __iter__ = keys

    def values(self):
        with _Iterating(self):
            for reference, value in self.data.items():
                if reference() is not None:
                    yield value

    def keyrefs(self):
        """A list of the references; they need not be alive when used."""
        return list(self.data)


class finalize:
    """Call a function when an object is collected, or at exit at the latest.

    The finalizer lives until it was called or detached, whoever refers to it.
    """

    __slots__ = ()

    _registry = {}  # finalizer -> its _Info, in the order of creation
    _shutdown = False
    _changes = 0  # grows with each finalizer made or changed
    _registered_with_atexit = False

    class _Info:
        __slots__ = ('weakref', 'func', 'args', 'kwargs', 'atexit')

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registered_with_atexit:
            import atexit
            atexit.register(finalize._exitfunc)
            finalize._registered_with_atexit = True
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        self._registry[self] = info
        finalize._changes += 1

    def __call__(self, _=None):
        """If alive, become dead and return func(*args, **kwargs)."""
        info = self._registry.pop(self, None)
        if info is not None and not self._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """If alive, become dead and return (obj, func, args, kwargs)."""
        info = self._registry.get(self)
        obj = None if info is None else info.weakref()
        if obj is not None and self._registry.pop(self, None) is not None:
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        """If alive, return (obj, func, args, kwargs)."""
        info = self._registry.get(self)
        obj = None if info is None else info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        """Whether it is still to be called."""
        return self in self._registry

    @property
    def atexit(self):
        """Whether it is called at exit if it is alive then."""
        info = self._registry.get(self)
        return info is not None and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info is not None:
            info.atexit = bool(value)
            finalize._changes += 1

    def __repr__(self):
        info = self._registry.get(self)
        obj = None if info is None else info.weakref()
        if obj is None:
            return f'<{type(self).__name__} object at {id(self):#x}; dead>'
        return (f'<{type(self).__name__} object at {id(self):#x}; '
                f'for {type(obj).__name__!r} at {id(obj):#x}>')

    @classmethod
    def _exitfunc(cls):
        import gc
        collecting = gc.isenabled()
        gc.disable()
        seen = None
        try:
            while cls._registry:
                if seen != cls._changes:  # a finalizer may make others
                    seen = cls._changes
                    waiting = [f for f, info in cls._registry.items() if info.atexit]
                if not waiting:
                    break
                try:
                    waiting.pop()()
                except Exception:
                    sys.excepthook(*sys.exc_info())
        finally:
            finalize._shutdown = True  # none is called any more
            if collecting:
                gc.enable()
