"""Threads as objects, and what they use to wait for one another.

The locks below are native (`_thread`); the rest is built on them, here and in `_threading_locks`.
"""

import os as _os
import sys as _sys
from itertools import count as _count
from _weakrefset import WeakSet

from _thread import (
    TIMEOUT_MAX, _ExceptHookArgs as ExceptHookArgs, _ThreadHandle, _excepthook as excepthook,
    _get_main_thread_ident, _is_main_interpreter, _local as local, _make_thread_handle,
    _shutdown as _thread_shutdown, daemon_threads_allowed as _daemon_threads_allowed, error as ThreadError,
    get_ident, get_native_id, stack_size, start_joinable_thread as _start_joinable_thread,
)
from _threading_locks import (
    Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, Lock, RLock, Semaphore, _CRLock, _PyRLock,
    _RLock, _deprecated,
)

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX",
    "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError",
    "Timer", "ThreadError", "setprofile", "settrace", "local", "stack_size", "excepthook", "ExceptHookArgs",
    "gettrace", "getprofile", "setprofile_all_threads", "settrace_all_threads", "get_native_id",
]

_LockType = Lock
_HAVE_THREAD_NATIVE_ID = True

__excepthook__ = excepthook

# ---------------------------------------------------------------- tracing and profiling

_profile_hook = None
_trace_hook = None


def setprofile(func):
    """Have threads that start from now on call sys.setprofile(func) first."""
    global _profile_hook
    _profile_hook = func


def setprofile_all_threads(func):
    """Set the profile function of the threads to come and of those that run."""
    setprofile(func)
    _sys._setprofileallthreads(func)


def getprofile():
    """Return what setprofile() was given."""
    return _profile_hook


def settrace(func):
    """Have threads that start from now on call sys.settrace(func) first."""
    global _trace_hook
    _trace_hook = func


def settrace_all_threads(func):
    """Set the trace function of the threads to come and of those that run."""
    settrace(func)
    _sys._settraceallthreads(func)


def gettrace():
    """Return what settrace() was given."""
    return _trace_hook


# ---------------------------------------------------------------- which threads there are

_counter = _count(1).__next__


def _newname(name_template):
    return name_template % _counter()


# Threads that run, by their identifiers, and those that start() has not yet seen running. The lock is
# reentrant, as a finaliser or a trace function may ask for the current thread at any time.
_active_limbo_lock = RLock()
_active = {}
_limbo = {}

# All thread objects there are, for a forked child.
_dangling = WeakSet()


# ---------------------------------------------------------------- Thread

class Thread:
    """A thread of control: give it a target to call, or override run() in a subclass."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None,
                 args=(), kwargs=None, *, daemon=None):
        """Prepare a thread that will call target(*args, **kwargs).

        Without a name it gets a numbered one; without `daemon` it is what the current thread is.
        A subclass that overrides this must call it first.
        """
        assert group is None, "group argument must be None for now"
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = _newname("Thread-%d")
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass

        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        if daemon is not None:
            if daemon and not _daemon_threads_allowed():
                raise RuntimeError("daemon threads are disabled in this (sub)interpreter")
            self._daemonic = daemon
        else:
            self._daemonic = current_thread().daemon
        self._ident = None
        self._native_id = None
        self._handle = _ThreadHandle()
        self._started = Event()
        self._initialized = True
        # Where to complain when sys.stderr is gone.
        self._stderr = _sys.stderr
        self._invoke_excepthook = _make_invoke_excepthook()
        _dangling.add(self)

    def _after_fork(self, new_ident=None):
        """In a forked child: the thread with an identifier is the one that goes on."""
        self._started._at_fork_reinit()
        if new_ident is not None:
            self._ident = new_ident
            assert self._handle.ident == new_ident

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._started.is_set():
            status = "started"
        if self._handle.is_done():
            status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def start(self):
        """Let the thread run, once; it does so when this returns."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")

        with _active_limbo_lock:
            _limbo[self] = self
        try:
            _start_joinable_thread(self._bootstrap, handle=self._handle, daemon=self.daemon)
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            raise
        self._started.wait()

    def run(self):
        """What the thread does: call the target, if there is one."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # Arguments may refer to the thread: let go of them.
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        try:
            self._bootstrap_inner()
        except:
            # A daemon that outlived the modules has nobody to tell.
            if self._daemonic and _sys is None:
                return
            raise

    def _set_ident(self):
        self._ident = get_ident()

    def _set_native_id(self):
        self._native_id = get_native_id()

    def _bootstrap_inner(self):
        """The whole life of the thread, from its own point of view."""
        try:
            self._set_ident()
            self._set_native_id()
            self._started.set()
            with _active_limbo_lock:
                _active[self._ident] = self
                del _limbo[self]

            if _trace_hook:
                _sys.settrace(_trace_hook)
            if _profile_hook:
                _sys.setprofile(_profile_hook)

            try:
                self.run()
            except:
                self._invoke_excepthook(self)
        finally:
            self._delete()

    def _delete(self):
        with _active_limbo_lock:
            # The last that a trace function may see of this thread: after it, current_thread() makes a dummy.
            del _active[get_ident()]

    def join(self, timeout=None):
        """Wait for the thread to end, or for at most so many seconds: is_alive() tells which."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is not None:
            timeout = max(timeout, 0)
        self._handle.join(timeout)

    @property
    def name(self):
        """A name for people; several threads may have the same."""
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)

    @property
    def ident(self):
        """The thread's identifier, or None before start()."""
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        """The number that the system knows the thread by, or None before start()."""
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    def is_alive(self):
        """Tell whether the thread has been started and has not ended."""
        assert self._initialized, "Thread.__init__() not called"
        return self._started.is_set() and not self._handle.is_done()

    @property
    def daemon(self):
        """Whether the program may end without waiting for this thread."""
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if daemonic and not _daemon_threads_allowed():
            raise RuntimeError("daemon threads are disabled in this interpreter")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    # The former names.

    def isDaemon(self):
        """Return the attribute daemon."""
        _deprecated("isDaemon() is deprecated, get the daemon attribute instead")
        return self.daemon

    def setDaemon(self, daemonic):
        """Set the attribute daemon."""
        _deprecated("setDaemon() is deprecated, set the daemon attribute instead")
        self.daemon = daemonic

    def getName(self):
        """Return the attribute name."""
        _deprecated("getName() is deprecated, get the name attribute instead")
        return self.name

    def setName(self, name):
        """Set the attribute name."""
        _deprecated("setName() is deprecated, set the name attribute instead")
        self.name = name


def _make_invoke_excepthook():
    """Make the function that reports a thread's exception.

    It keeps what it needs in a closure: a daemon may die after this module.
    """
    first_hook = excepthook
    first_sys_hook = _sys.excepthook
    if first_hook is None:
        raise RuntimeError("threading.excepthook is None")
    if first_sys_hook is None:
        raise RuntimeError("sys.excepthook is None")
    exc_info = _sys.exc_info
    say = print
    sys = _sys

    def invoke_excepthook(thread):
        global excepthook
        try:
            hook = excepthook
            if hook is None:
                hook = first_hook
            args = ExceptHookArgs([*exc_info(), thread])
            hook(args)
        except Exception as exc:
            # The hook itself failed: tell of that, and not of what it was called for.
            exc.__suppress_context__ = True
            del exc
            if sys is not None and sys.stderr is not None:
                stderr = sys.stderr
            else:
                stderr = thread._stderr
            say("Exception in threading.excepthook:", file=stderr, flush=True)
            if sys is not None and sys.excepthook is not None:
                sys_hook = sys.excepthook
            else:
                sys_hook = first_sys_hook
            sys_hook(*exc_info())
        finally:
            args = None  # it refers to the exception, whose traceback refers to this frame

    return invoke_excepthook


class Timer(Thread):
    """A thread that calls a function after some seconds, unless cancel() comes first."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        """Keep the function from being called, if it is not too late."""
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


# ---------------------------------------------------------------- threads that nobody started

class _MainThread(Thread):
    """The thread that the program began with."""

    def __init__(self):
        Thread.__init__(self, name="MainThread", daemon=False)
        self._started.set()
        self._ident = _get_main_thread_ident()
        self._handle = _make_thread_handle(self._ident)
        self._set_native_id()
        with _active_limbo_lock:
            _active[self._ident] = self


_thread_local_info = local()


class _DeleteDummyThreadOnDel:
    """Lives among a thread's local data, and dies with it: then the dummy is taken off the list."""

    def __init__(self, dummy):
        self._dummy_thread = dummy
        self._tident = dummy.ident
        _thread_local_info._track_dummy_thread_ref = self

    def __del__(self):
        with _active_limbo_lock:
            if _active.get(self._tident) is self._dummy_thread:
                _active.pop(self._tident, None)


class _DummyThread(Thread):
    """Stands for a thread that was not made by this module; it cannot be joined."""

    def __init__(self):
        Thread.__init__(self, name=_newname("Dummy-%d"), daemon=_daemon_threads_allowed())
        self._started.set()
        self._set_ident()
        self._handle = _make_thread_handle(self._ident)
        self._set_native_id()
        with _active_limbo_lock:
            _active[self._ident] = self
        _DeleteDummyThreadOnDel(self)

    def is_alive(self):
        if not self._handle.is_done() and self._started.is_set():
            return True
        raise RuntimeError("thread is not alive")

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")

    def _after_fork(self, new_ident=None):
        if new_ident is not None:
            self.__class__ = _MainThread
            self._name = "MainThread"
            self._daemonic = False
        Thread._after_fork(self, new_ident=new_ident)


# ---------------------------------------------------------------- asking for threads

def current_thread():
    """Return the object of the calling thread, a new dummy if it has none."""
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    """The former name of current_thread()."""
    _deprecated("currentThread() is deprecated, use current_thread() instead")
    return current_thread()


def active_count():
    """Return how many threads there are: the length of enumerate()."""
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


def activeCount():
    """The former name of active_count()."""
    _deprecated("activeCount() is deprecated, use active_count() instead")
    return active_count()


def _enumerate():
    """What enumerate() does, for who has the lock."""
    return list(_active.values()) + list(_limbo.values())


def enumerate():
    """Return the objects of all threads that are alive, daemons and dummies included."""
    with _active_limbo_lock:
        return list(_active.values()) + list(_limbo.values())


def main_thread():
    """Return the object of the thread that the program began with."""
    return _main_thread


# ---------------------------------------------------------------- the end of the program, and forks

_threading_atexits = []
_SHUTTING_DOWN = False


def _register_atexit(func, *arg, **kwargs):
    """Have a function called before the program waits for its threads; the last one registered is first."""
    if _SHUTTING_DOWN:
        raise RuntimeError("can't register atexit after shutdown")
    _threading_atexits.append(lambda: func(*arg, **kwargs))


_main_thread = _MainThread()


def _shutdown():
    """Called when the main thread has come to its end: wait for all threads but the daemons."""
    global _SHUTTING_DOWN
    if _main_thread._handle.is_done() and _is_main_interpreter():
        return
    _SHUTTING_DOWN = True
    for call in reversed(_threading_atexits):
        call()
    if _is_main_interpreter():
        _main_thread._handle._set_done()
    _thread_shutdown()


def _after_fork():
    """In a forked child: only the thread that forked is left, and it is the main thread now."""
    global _active_limbo_lock, _main_thread
    _active_limbo_lock = RLock()
    left = {}
    try:
        current = _active[get_ident()]
    except KeyError:
        current = _MainThread()
    _main_thread = current

    with _active_limbo_lock:
        threads = set(_enumerate())
        threads.update(_dangling)
        for thread in threads:
            if thread is current:
                ident = get_ident()
                thread._after_fork(new_ident=ident)
                left[ident] = thread
            else:
                thread._after_fork()
        _limbo.clear()
        _active.clear()
        _active.update(left)
        assert len(_active) == 1


if hasattr(_os, "register_at_fork"):
    _os.register_at_fork(after_in_child=_after_fork)
