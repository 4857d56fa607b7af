"""Handles of callbacks, and which loop is the present one."""
import contextvars
import os
import signal
import sys
import threading

from _asyncio import _get_running_loop, _set_running_loop, get_event_loop, get_running_loop

from . import format_helpers
from ._abstract import AbstractEventLoop, AbstractEventLoopPolicy, AbstractServer

__all__ = (
    'AbstractEventLoopPolicy', 'AbstractEventLoop', 'AbstractServer', 'Handle', 'TimerHandle', 'get_event_loop_policy',
    'set_event_loop_policy', 'get_event_loop', 'set_event_loop', 'new_event_loop', 'get_child_watcher',
    'set_child_watcher', '_set_running_loop', 'get_running_loop', '_get_running_loop',
)


class Handle:
    """What call_soon() returns: a callback with its arguments, which can be cancelled."""

    __slots__ = (
        '_callback', '_args', '_cancelled', '_loop', '_source_traceback', '_repr', '__weakref__', '_context',
    )

    def __init__(self, callback, args, loop, context=None):
        self._context = contextvars.copy_context() if context is None else context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._cancelled = False
        self._repr = None
        self._source_traceback = format_helpers.extract_stack(sys._getframe(1)) if loop.get_debug() else None

    def _repr_info(self):
        info = [self.__class__.__name__]
        if self._cancelled:
            info.append('cancelled')
        if self._callback is not None:
            info.append(
                format_helpers._format_callback_source(self._callback, self._args, debug=self._loop.get_debug())
            )
        if self._source_traceback:
            made_at = self._source_traceback[-1]
            info.append(f'created at {made_at[0]}:{made_at[1]}')
        return info

    def __repr__(self):
        return self._repr if self._repr is not None else f"<{' '.join(self._repr_info())}>"

    def get_context(self):
        return self._context

    def cancel(self):
        if self._cancelled:
            return
        self._cancelled = True
        if self._loop.get_debug():
            # A warning about a slow callback may still have to show it.
            self._repr = repr(self)
        self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._report(exc)
        # The handle lives on in this frame when an exception comes by.
        self = None

    def _report(self, exc):
        callback = format_helpers._format_callback_source(self._callback, self._args, debug=self._loop.get_debug())
        context = {'message': f'Exception in callback {callback}', 'exception': exc, 'handle': self}
        if self._source_traceback:
            context['source_traceback'] = self._source_traceback
        self._loop.call_exception_handler(context)


class TimerHandle(Handle):
    """What call_later() and call_at() return: a callback for a time."""

    __slots__ = ['_scheduled', '_when']

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        if self._source_traceback:
            del self._source_traceback[-1]
        self._when = when
        self._scheduled = False

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f'when={self._when}')
        return info

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        if isinstance(other, TimerHandle):
            return self._when < other._when or self.__eq__(other)
        return NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        if isinstance(other, TimerHandle):
            return self._when > other._when or self.__eq__(other)
        return NotImplemented

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return (
            self._when == other._when and self._callback == other._callback and self._args == other._args
            and self._cancelled == other._cancelled
        )

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def when(self):
        """The time of the callback, by the clock of the loop."""
        return self._when


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One loop for each thread; only the main thread gets one without asking for it."""

    _loop_factory = None

    class _Local(threading.local):
        _loop = None
        _set_called = False

    def __init__(self):
        self._local = self._Local()

    def get_event_loop(self):
        local = self._local
        in_main_thread = threading.current_thread() is threading.main_thread()
        if local._loop is None and not local._set_called and in_main_thread:
            self._warn_about_new_loop()
            self.set_event_loop(self.new_event_loop())
        if self._local._loop is None:
            raise RuntimeError('There is no current event loop in thread %r.' % threading.current_thread().name)
        return self._local._loop

    def _warn_about_new_loop(self):
        # The warning is to show the caller outside this package.
        level = 3
        frame = sys._getframe(2)
        while frame is not None:
            module = frame.f_globals.get('__name__')
            if module != 'asyncio' and not (module or '').startswith('asyncio.'):
                break
            frame = frame.f_back
            level += 1
        import warnings
        warnings.warn('There is no current event loop', DeprecationWarning, stacklevel=level)

    def set_event_loop(self, loop):
        self._local._set_called = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            kind = type(loop).__name__
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{kind}'")
        self._local._loop = loop

    def new_event_loop(self):
        return self._loop_factory()


_event_loop_policy = None
_lock = threading.Lock()


def _init_event_loop_policy():
    global _event_loop_policy
    with _lock:
        if _event_loop_policy is None:
            from . import DefaultEventLoopPolicy
            _event_loop_policy = DefaultEventLoopPolicy()


def get_event_loop_policy():
    """Get the current event loop policy."""
    if _event_loop_policy is None:
        _init_event_loop_policy()
    return _event_loop_policy


def set_event_loop_policy(policy):
    """Set the current event loop policy; None restores the default one."""
    global _event_loop_policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        kind = type(policy).__name__
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{kind}'")
    _event_loop_policy = policy


def set_event_loop(loop):
    """Equivalent to calling get_event_loop_policy().set_event_loop(loop)."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """Equivalent to calling get_event_loop_policy().new_event_loop()."""
    return get_event_loop_policy().new_event_loop()


def get_child_watcher():
    """Equivalent to calling get_event_loop_policy().get_child_watcher()."""
    return get_event_loop_policy().get_child_watcher()


def set_child_watcher(watcher):
    """Equivalent to calling get_event_loop_policy().set_child_watcher(watcher)."""
    return get_event_loop_policy().set_child_watcher(watcher)


def on_fork():
    """A new process has no running loop, and signals no longer go to the old one's."""
    if _event_loop_policy is not None:
        _event_loop_policy._local = BaseDefaultEventLoopPolicy._Local()
    _set_running_loop(None)
    signal.set_wakeup_fd(-1)


if hasattr(os, 'register_at_fork'):
    os.register_at_fork(after_in_child=on_fork)
