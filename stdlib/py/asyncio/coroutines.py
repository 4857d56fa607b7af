"""What is a coroutine, and how it is shown."""
import collections.abc
import inspect
import os
import sys
import types

__all__ = 'iscoroutinefunction', 'iscoroutine'

# A mark by which libraries call their functions coroutine functions.
_is_coroutine = object()
_COROUTINE_TYPES = (types.CoroutineType, collections.abc.Coroutine)
_iscoroutine_typecache = set()


def _is_debug_mode():
    flags = sys.flags
    return flags.dev_mode or (not flags.ignore_environment and bool(os.environ.get('PYTHONASYNCIODEBUG')))


def iscoroutinefunction(func):
    """Return True if func is a decorated coroutine function."""
    return inspect.iscoroutinefunction(func) or getattr(func, '_is_coroutine', None) is _is_coroutine


def iscoroutine(obj):
    """Return True if obj is a coroutine object."""
    kind = type(obj)
    if kind in _iscoroutine_typecache:
        return True
    if not isinstance(obj, _COROUTINE_TYPES):
        return False
    # Looking a type up is quick, asking the ABC is not; but types must not be kept alive without end.
    if len(_iscoroutine_typecache) < 100:
        _iscoroutine_typecache.add(kind)
    return True


def _coroutine_name(coro):
    name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None)
    # Compiled coroutines may have no name at all.
    return f'{name or f"<{type(coro).__name__} without __name__>"}()'


def _is_running(coro):
    for attribute in ('cr_running', 'gi_running'):
        try:
            return getattr(coro, attribute)
        except AttributeError:
            pass
    return False


def _format_coroutine(coro):
    """`name() running at file:line`, or where it is defined once it is done."""
    assert iscoroutine(coro)
    name = _coroutine_name(coro)
    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    if code is None:
        return f'{name} running' if _is_running(coro) else name
    frame = getattr(coro, 'gi_frame', None) or getattr(coro, 'cr_frame', None)
    file = code.co_filename or '<empty co_filename>'
    if frame is not None:
        return f'{name} running at {file}:{frame.f_lineno}'
    return f'{name} done, defined at {file}:{code.co_firstlineno}'
