"""Watchers of child processes: who is told when one ends."""
import os
import signal
import threading
import warnings

from . import events
from .log import logger


class AbstractChildWatcher:
    """Calls callback(pid, returncode, *args) when a child process ends."""

    def __init_subclass__(cls) -> None:
        if not cls.__module__.startswith('asyncio.'):
            warnings._deprecated(
                'AbstractChildWatcher',
                '{name!r} is deprecated as of Python 3.12 and will be removed in Python {remove}.',
                remove=(3, 14),
            )

    def add_child_handler(self, pid, callback, *args):
        """Have a function called when the child ends."""
        raise NotImplementedError()

    def remove_child_handler(self, pid):
        """Forget the function for a child; whether there was one."""
        raise NotImplementedError()

    def attach_loop(self, loop):
        """Attach the watcher to an event loop."""
        raise NotImplementedError()

    def close(self):
        """Close the watcher."""
        raise NotImplementedError()

    def is_active(self):
        """Whether ends of children are noticed."""
        raise NotImplementedError()

    def __enter__(self):
        """Called before a process is started."""
        raise NotImplementedError()

    def __exit__(self, a, b, c):
        """Called after it was."""
        raise NotImplementedError()


def _exit_code(status):
    try:
        return os.waitstatus_to_exitcode(status)
    except ValueError:
        return status


class _SimpleWatcher(AbstractChildWatcher):
    """A watcher that belongs to no loop."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_traceback):
        pass

    def is_active(self):
        return True

    def close(self):
        pass

    def attach_loop(self, loop):
        pass


class PidfdChildWatcher(_SimpleWatcher):
    """Waits for a descriptor of each process in the running loop: no threads, no signals."""

    def add_child_handler(self, pid, callback, *args):
        loop = events.get_running_loop()
        pidfd = os.pidfd_open(pid)
        loop._add_reader(pidfd, self._do_wait, pid, pidfd, callback, args)

    def _do_wait(self, pid, pidfd, callback, args):
        events.get_running_loop()._remove_reader(pidfd)
        try:
            _, status = os.waitpid(pid, 0)
        except ChildProcessError:
            # Somebody else has waited for it.
            returncode = 255
            logger.warning(
                'child process pid %d exit status already read:  will report returncode 255', pid
            )
        else:
            returncode = _exit_code(status)
        os.close(pidfd)
        callback(pid, returncode, *args)

    def remove_child_handler(self, pid):
        # They end with their loop.
        return True


class ThreadedChildWatcher(_SimpleWatcher):
    """Waits for each child in a thread of its own."""

    def __init__(self):
        self._count = 0
        self._threads = {}

    def __del__(self, _warn=warnings.warn):
        if any(thread.is_alive() for thread in self._threads.values()):
            _warn(f'{self.__class__} has registered but not finished child processes', ResourceWarning, source=self)

    def add_child_handler(self, pid, callback, *args):
        loop = events.get_running_loop()
        self._count += 1
        thread = threading.Thread(
            target=self._do_waitpid, name=f'asyncio-waitpid-{self._count}', args=(loop, pid, callback, args),
            daemon=True,
        )
        self._threads[pid] = thread
        thread.start()

    def remove_child_handler(self, pid):
        # A thread cannot be told to stop waiting.
        return True

    def _do_waitpid(self, loop, expected_pid, callback, args):
        assert expected_pid > 0
        try:
            pid, status = os.waitpid(expected_pid, 0)
        except ChildProcessError:
            pid, returncode = expected_pid, 255
            logger.warning('Unknown child process pid %d, will report returncode 255', pid)
        else:
            returncode = _exit_code(status)
            if loop.get_debug():
                logger.debug('process %s exited with returncode %s', expected_pid, returncode)
        if loop.is_closed():
            logger.warning('Loop %r that handles pid %r is closed', loop, pid)
        else:
            loop.call_soon_threadsafe(callback, pid, returncode, *args)
        self._threads.pop(expected_pid)


def _returncode_now(pid):
    """The return code of a child that has ended, which is then forgotten by the system; None while it runs."""
    try:
        ended, status = os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        logger.warning('Unknown child process pid %d, will report returncode 255', pid)
        return 255
    return _exit_code(status) if ended else None


class _SignalWatcher(AbstractChildWatcher):
    """Looks for children that have ended whenever SIGCHLD comes."""

    def __init__(self):
        self._loop = None
        self._callbacks = {}

    def __enter__(self):
        return self

    def __exit__(self, a, b, c):
        pass

    def is_active(self):
        return self._loop is not None and self._loop.is_running()

    def close(self):
        self._callbacks.clear()
        if self._loop is not None and not self._loop.is_closed():
            self._loop.remove_signal_handler(signal.SIGCHLD)
        self._loop = None

    def attach_loop(self, loop):
        assert loop is None or isinstance(loop, events.AbstractEventLoop)
        if self._loop is not None and loop is None and self._callbacks:
            warnings.warn('A loop is being detached from a child watcher with pending handlers', RuntimeWarning)
        if self._loop is not None and not self._loop.is_closed():
            self._loop.remove_signal_handler(signal.SIGCHLD)
        self._loop = loop
        if loop is not None:
            loop.add_signal_handler(signal.SIGCHLD, self._sig_chld)
            # Some may have ended meanwhile.
            self._do_waitpid_all()

    def _sig_chld(self):
        try:
            self._do_waitpid_all()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler({
                'message': 'Unknown exception in SIGCHLD handler',
                'exception': exc,
            })

    def add_child_handler(self, pid, callback, *args):
        self._callbacks[pid] = (callback, args)
        # It may have ended already.
        self._do_waitpid(pid)

    def remove_child_handler(self, pid):
        return self._callbacks.pop(pid, None) is not None

    def _do_waitpid_all(self):
        for pid in list(self._callbacks):
            self._do_waitpid(pid)

    def _do_waitpid(self, pid):
        returncode = _returncode_now(pid)
        if returncode is None:
            return
        found = self._callbacks.pop(pid, None)
        if found is not None:
            callback, args = found
            callback(pid, returncode, *args)


class SafeChildWatcher(_SignalWatcher):
    """Looks at each child of its own when SIGCHLD comes."""


class FastChildWatcher(_SignalWatcher):
    """Takes every child that has ended when SIGCHLD comes, also those that others have started."""

    def __init__(self):
        super().__init__()
        self._zombies = {}
        self._forks = 0

    def close(self):
        super().close()
        self._zombies.clear()

    def __enter__(self):
        self._forks += 1
        return self

    def __exit__(self, a, b, c):
        self._forks -= 1
        if self._forks == 0 and self._zombies:
            collateral, self._zombies = str(self._zombies), {}
            logger.warning('Caught subprocesses termination from unknown pids: %s', collateral)

    def add_child_handler(self, pid, callback, *args):
        assert self._forks, 'Must use the context manager'
        returncode = self._zombies.pop(pid, None)
        if returncode is None:
            self._callbacks[pid] = (callback, args)
        else:
            callback(pid, returncode, *args)

    def _do_waitpid_all(self):
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            returncode = _exit_code(status)
            found = self._callbacks.pop(pid, None)
            if found is not None:
                callback, args = found
                callback(pid, returncode, *args)
            elif self._forks:
                # It may have been started just now, and be registered soon.
                self._zombies[pid] = returncode
            else:
                logger.warning(
                    'Caught subprocess termination from unknown pid: %d -> %d', pid, returncode
                )


class MultiLoopChildWatcher(_SimpleWatcher):
    """Looks at each child when SIGCHLD comes, and tells the loop that started it."""

    def __init__(self):
        self._callbacks = {}
        self._saved_sighandler = None

    def is_active(self):
        return self._saved_sighandler is not None

    def close(self):
        self._callbacks.clear()
        if self._saved_sighandler is None:
            return
        if signal.getsignal(signal.SIGCHLD) != self._sig_chld:
            logger.warning('SIGCHLD handler was changed by outside code')
        else:
            signal.signal(signal.SIGCHLD, self._saved_sighandler)
        self._saved_sighandler = None

    def add_child_handler(self, pid, callback, *args):
        self._callbacks[pid] = (events.get_running_loop(), callback, args)
        self._do_waitpid(pid)

    def remove_child_handler(self, pid):
        return self._callbacks.pop(pid, None) is not None

    def attach_loop(self, loop):
        if self._saved_sighandler is not None:
            return
        self._saved_sighandler = signal.signal(signal.SIGCHLD, self._sig_chld) or signal.SIG_DFL
        signal.siginterrupt(signal.SIGCHLD, False)

    def _do_waitpid_all(self):
        for pid in list(self._callbacks):
            self._do_waitpid(pid)

    def _do_waitpid(self, pid):
        returncode = _returncode_now(pid)
        if returncode is None:
            return
        found = self._callbacks.pop(pid, None)
        if found is None:
            return
        loop, callback, args = found
        if loop.is_closed():
            logger.warning('Loop %r that handles pid %r is closed', loop, pid)
        else:
            loop.call_soon_threadsafe(callback, pid, returncode, *args)

    def _sig_chld(self, signum, frame):
        try:
            self._do_waitpid_all()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException:
            logger.warning('Unknown exception in SIGCHLD handler', exc_info=True)


def can_use_pidfd():
    """Whether the system gives descriptors of processes."""
    if not hasattr(os, 'pidfd_open'):
        return False
    try:
        os.close(os.pidfd_open(os.getpid(), 0))
    except OSError:
        return False
    return True


for _class in (
    AbstractChildWatcher, PidfdChildWatcher, ThreadedChildWatcher, SafeChildWatcher, FastChildWatcher,
    MultiLoopChildWatcher,
):
    _class.__module__ = 'asyncio.unix_events'
del _class
