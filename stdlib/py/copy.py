"""Shallow and deep copies of objects.

A class takes part through __copy__(), __deepcopy__() and __replace__(), or
through the methods that `pickle` uses; built-in types have functions here.
"""

import types
from _weakref import ref
from copyreg import dispatch_table

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    """An object that cannot be copied."""


error = Error  # the old name


def copy(x):
    """Return a shallow copy: a new object with the same parts."""
    cls = type(x)
    copier = _copy_dispatch.get(cls)
    if copier is not None:
        return copier(x)
    if issubclass(cls, type):
        return x
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reduced = _reduce(x, cls, "shallow")
    if isinstance(reduced, str):
        return x
    return _reconstruct(x, None, *reduced)


def _reduce(x, cls, kind):
    """Take an object apart as pickle does."""
    reductor = dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, "__reduce_ex__", None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, "__reduce__", None)
    if reductor is not None:
        return reductor()
    raise Error(f"un({kind})copyable object of type {cls}")


def _copy_immutable(x):
    """Serve as the copier of what need not be copied."""
    return x


_copy_dispatch = {cls: _copy_immutable for cls in (
    types.NoneType, int, float, bool, complex, str, tuple, bytes, frozenset,
    type, range, slice, property, types.BuiltinFunctionType, types.EllipsisType,
    types.NotImplementedType, types.FunctionType, types.CodeType, ref,
)}
_copy_dispatch[list] = list.copy
_copy_dispatch[dict] = dict.copy
_copy_dispatch[set] = set.copy
_copy_dispatch[bytearray] = bytearray.copy


def deepcopy(x, memo=None, _nil=[]):
    """Return a deep copy: the parts are copied too, each one once.

    `memo` maps the id of what has been copied to its copy.
    """
    identity = id(x)
    if memo is None:
        memo = {}
    else:
        done = memo.get(identity, _nil)
        if done is not _nil:
            return done
    result = _deepcopy_unseen(x, memo)
    if result is not x:
        memo[identity] = result
        _keep_alive(x, memo)
    return result


def _deepcopy_unseen(x, memo):
    """Copy an object that is not in the memo."""
    cls = type(x)
    copier = _deepcopy_dispatch.get(cls)
    if copier is not None:
        return copier(x, memo)
    if issubclass(cls, type):
        return x
    copier = getattr(x, "__deepcopy__", None)
    if copier is not None:
        return copier(memo)
    reduced = _reduce(x, cls, "deep")
    if isinstance(reduced, str):
        return x
    return _reconstruct(x, memo, *reduced)


def _deepcopy_atomic(x, memo):
    """Serve as the deep copier of what need not be copied."""
    return x


def _deepcopy_list(x, memo, deepcopy=deepcopy):
    """Copy a list; the memo knows the copy before its items are made."""
    result = []
    memo[id(x)] = result
    append = result.append
    for item in x:
        append(deepcopy(item, memo))
    return result


def _deepcopy_tuple(x, memo, deepcopy=deepcopy):
    """Copy a tuple; return the same one if no item is a new object."""
    items = [deepcopy(item, memo) for item in x]
    # A tuple that contains itself was copied on the way.
    done = memo.get(id(x))
    if done is not None:
        return done
    for old, new in zip(x, items):
        if old is not new:
            return tuple(items)
    return x


def _deepcopy_dict(x, memo, deepcopy=deepcopy):
    """Copy a dictionary; the memo knows the copy before its items are made."""
    result = {}
    memo[id(x)] = result
    for key, value in x.items():
        result[deepcopy(key, memo)] = deepcopy(value, memo)
    return result


def _deepcopy_method(x, memo):
    """Copy a bound method: the function stays, the object is copied."""
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deepcopy_dispatch = {cls: _deepcopy_atomic for cls in (
    types.NoneType, types.EllipsisType, types.NotImplementedType, int, float,
    bool, complex, bytes, str, types.CodeType, type, range,
    types.BuiltinFunctionType, types.FunctionType, ref, property,
)}
_deepcopy_dispatch[list] = _deepcopy_list
_deepcopy_dispatch[tuple] = _deepcopy_tuple
_deepcopy_dispatch[dict] = _deepcopy_dict
_deepcopy_dispatch[types.MethodType] = _deepcopy_method


def _keep_alive(x, memo):
    """Keep a copied object until the memo goes: a new object must not get its id."""
    memo.setdefault(id(memo), []).append(x)


def _reconstruct(x, memo, func, args, state=None, listiter=None, dictiter=None,
                 *, deepcopy=deepcopy):
    """Make an object from what __reduce_ex__() returned; deeply if there is a memo."""
    deep = memo is not None
    if deep and args:
        args = (deepcopy(arg, memo) for arg in args)
    result = func(*args)
    if deep:
        memo[id(x)] = result
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        _set_state(result, state)
    if listiter is not None:
        for item in listiter:
            result.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            result[key] = value
    return result


def _set_state(instance, state):
    """Give an object its state: through __setstate__(), or its __dict__ and slots."""
    if hasattr(instance, "__setstate__"):
        instance.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        instance.__dict__.update(state)
    if slots is not None:
        for name, value in slots.items():
            setattr(instance, name, value)


def replace(obj, /, **changes):
    """Return a copy of an object with other values for some fields."""
    cls = obj.__class__
    replacer = getattr(cls, "__replace__", None)
    if replacer is None:
        raise TypeError(f"replace() does not support {cls.__name__} objects")
    return replacer(obj, **changes)
