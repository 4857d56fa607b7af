"""The event loop of Unix: signals, pipes, Unix sockets and child processes."""
import errno
import os
import signal
import socket
import stat
import sys
import warnings

from . import events, exceptions, futures, selector_events
from ._children import AbstractChildWatcher, FastChildWatcher, MultiLoopChildWatcher, PidfdChildWatcher
from ._children import SafeChildWatcher, ThreadedChildWatcher, can_use_pidfd
from ._pipe_transports import _UnixReadPipeTransport, _UnixWritePipeTransport
from .log import logger

__all__ = (
    'SelectorEventLoop', 'AbstractChildWatcher', 'SafeChildWatcher', 'FastChildWatcher', 'PidfdChildWatcher',
    'MultiLoopChildWatcher', 'ThreadedChildWatcher', 'DefaultEventLoopPolicy', 'EventLoop',
)


def _sighandler_noop(signum, frame):
    """The signal comes through the wake-up descriptor; nothing is to be done at once."""


def waitstatus_to_exitcode(status):
    try:
        return os.waitstatus_to_exitcode(status)
    except ValueError:
        # Neither an exit nor a signal: better a number than an exception where nobody expects one.
        return status


class _UnixSelectorEventLoop(selector_events.BaseSelectorEventLoop):
    """Unix event loop: adds signal handling, pipes, Unix sockets and child processes."""

    def __init__(self, selector=None):
        super().__init__(selector)
        self._signal_handlers = {}
        self._unix_server_sockets = {}

    def close(self):
        super().close()
        if not sys.is_finalizing():
            for sig in list(self._signal_handlers):
                self.remove_signal_handler(sig)
        elif self._signal_handlers:
            warnings.warn(
                f'Closing the loop {self!r} on interpreter shutdown stage, skipping signal handlers removal',
                ResourceWarning,
                source=self,
            )
            self._signal_handlers.clear()

    # Signals.

    def _process_self_data(self, data):
        for signum in data:
            # Zeros only wake the loop.
            if signum:
                self._handle_signal(signum)

    def add_signal_handler(self, sig, callback, *args):
        """Call a function in the loop when a signal comes."""
        from . import coroutines
        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError('coroutines cannot be used with add_signal_handler()')
        self._check_signal(sig)
        self._check_closed()
        try:
            # This raises ValueError outside the main thread.
            signal.set_wakeup_fd(self._csock.fileno())
        except (ValueError, OSError) as exc:
            raise RuntimeError(str(exc))
        self._signal_handlers[sig] = events.Handle(callback, args, self, None)
        try:
            signal.signal(sig, _sighandler_noop)
            # System calls go on where they were.
            signal.siginterrupt(sig, False)
        except OSError as exc:
            del self._signal_handlers[sig]
            if not self._signal_handlers:
                self._forget_wakeup_fd()
            if exc.errno == errno.EINVAL:
                raise RuntimeError(f'sig {sig} cannot be caught')
            raise

    def _forget_wakeup_fd(self):
        try:
            signal.set_wakeup_fd(-1)
        except (ValueError, OSError) as exc:
            logger.info('set_wakeup_fd(-1) failed: %s', exc)

    def _handle_signal(self, sig):
        handle = self._signal_handlers.get(sig)
        if handle is None:
            return
        if handle._cancelled:
            self.remove_signal_handler(sig)
        else:
            self._add_callback_signalsafe(handle)

    def remove_signal_handler(self, sig):
        """Remove a handler for a signal; False if there was none."""
        self._check_signal(sig)
        if self._signal_handlers.pop(sig, None) is None:
            return False
        handler = signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL
        try:
            signal.signal(sig, handler)
        except OSError as exc:
            if exc.errno == errno.EINVAL:
                raise RuntimeError(f'sig {sig} cannot be caught')
            raise
        if not self._signal_handlers:
            self._forget_wakeup_fd()
        return True

    def _check_signal(self, sig):
        if not isinstance(sig, int):
            raise TypeError(f'sig must be an int, not {sig!r}')
        if sig not in signal.valid_signals():
            raise ValueError(f'invalid signal number {sig}')

    # Pipes and children.

    def _make_read_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        return _UnixReadPipeTransport(self, pipe, protocol, waiter, extra)

    def _make_write_pipe_transport(self, pipe, protocol, waiter=None, extra=None):
        return _UnixWritePipeTransport(self, pipe, protocol, waiter, extra)

    async def _make_subprocess_transport(
        self, protocol, args, shell, stdin, stdout, stderr, bufsize, extra=None, **kwargs
    ):
        from ._process_transport import _UnixSubprocessTransport
        with warnings.catch_warnings():
            warnings.simplefilter('ignore', DeprecationWarning)
            watcher = events.get_event_loop_policy()._watcher_of_children()
        with watcher:
            if not watcher.is_active():
                # Without one the end of the process would never be seen.
                raise RuntimeError(
                    'asyncio.get_child_watcher() is not activated, subprocess support is not installed.'
                )
            waiter = self.create_future()
            transport = _UnixSubprocessTransport(
                self, protocol, args, shell, stdin, stdout, stderr, bufsize, waiter=waiter, extra=extra, **kwargs
            )
            watcher.add_child_handler(transport.get_pid(), self._child_watcher_callback, transport)
            try:
                await waiter
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                transport.close()
                await transport._wait()
                raise
        return transport

    def _child_watcher_callback(self, pid, returncode, transp):
        self.call_soon_threadsafe(transp._process_exited, returncode)

    # Unix sockets.

    async def create_unix_connection(
        self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None,
        ssl_handshake_timeout=None, ssl_shutdown_timeout=None
    ):
        """Connect to the Unix socket at a path; returns a transport and the protocol that the factory made."""
        from ._connections import _check_ssl_arguments
        assert server_hostname is None or isinstance(server_hostname, str)
        _check_ssl_arguments(
            ssl, server_hostname=server_hostname, ssl_handshake_timeout=ssl_handshake_timeout,
            ssl_shutdown_timeout=ssl_shutdown_timeout,
        )
        if path is not None:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            path = os.fspath(path)
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0)
            try:
                sock.setblocking(False)
                await self.sock_connect(sock, path)
            except:
                sock.close()
                raise
        else:
            if sock is None:
                raise ValueError('no path and sock were specified')
            if sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
                raise ValueError(f'A UNIX Domain Stream Socket was expected, got {sock!r}')
            sock.setblocking(False)
        return await self._create_connection_transport(sock, protocol_factory)

    def _bind_unix_server(self, path):
        """A socket bound to a path, on which a stale socket is removed."""
        path = os.fspath(path)
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        # Names with a zero byte in front are in no file system.
        if path[0] not in (0, '\x00'):
            try:
                if stat.S_ISSOCK(os.stat(path).st_mode):
                    os.remove(path)
            except FileNotFoundError:
                pass
            except OSError as err:
                logger.error('Unable to check or remove stale UNIX socket %r: %r', path, err)
        try:
            sock.bind(path)
        except OSError as exc:
            sock.close()
            if exc.errno == errno.EADDRINUSE:
                raise OSError(errno.EADDRINUSE, f'Address {path!r} is already in use') from None
            raise
        except:
            sock.close()
            raise
        return sock

    async def create_unix_server(
        self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None, ssl_handshake_timeout=None,
        ssl_shutdown_timeout=None, start_serving=True, cleanup_socket=True
    ):
        """Create a server at a path."""
        from ._connections import _check_ssl_arguments
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        _check_ssl_arguments(
            ssl, ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout
        )
        if path is not None:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            sock = self._bind_unix_server(path)
        else:
            if sock is None:
                raise ValueError('path was not specified, and no sock specified')
            if sock.family != socket.AF_UNIX or sock.type != socket.SOCK_STREAM:
                raise ValueError(f'A UNIX Domain Stream Socket was expected, got {sock!r}')
        if cleanup_socket:
            name = sock.getsockname()
            if name and name[0] not in (0, '\x00'):
                try:
                    self._unix_server_sockets[sock] = os.stat(name).st_ino
                except FileNotFoundError:
                    pass
        return await self._serve([sock], protocol_factory, backlog, start_serving)

    def _stop_serving(self, sock):
        # The path is removed if it is still that of this socket.
        inode = self._unix_server_sockets.pop(sock, None)
        path = sock.getsockname() if inode is not None else None
        super()._stop_serving(sock)
        if inode is None:
            return
        try:
            if os.stat(path).st_ino == inode:
                os.unlink(path)
        except FileNotFoundError:
            pass
        except OSError as err:
            logger.error('Unable to clean up listening UNIX socket %r: %r', path, err)

    # Files.

    async def _sock_sendfile_native(self, sock, file, offset, count):
        try:
            fileno = file.fileno()
            os.sendfile
        except (AttributeError, OSError) as err:
            raise exceptions.SendfileNotAvailableError('not a regular file') from err
        try:
            size = os.fstat(fileno).st_size
        except OSError:
            raise exceptions.SendfileNotAvailableError('not a regular file')
        total = 0
        end = size if count is None else min(size, offset + count)
        while offset < end:
            rest = end - offset
            sent = await self._attempt(sock, lambda: os.sendfile(sock.fileno(), fileno, offset, rest), writing=True)
            if sent == 0:
                break
            offset += sent
            total += sent
        if total > 0:
            os.lseek(fileno, offset, os.SEEK_SET)
        return total


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    """UNIX event loop policy with a watcher for child processes."""

    _loop_factory = _UnixSelectorEventLoop

    def __init__(self):
        super().__init__()
        self._watcher = None

    def _init_watcher(self):
        with events._lock:
            if self._watcher is None:
                self._watcher = PidfdChildWatcher() if can_use_pidfd() else ThreadedChildWatcher()

    def set_event_loop(self, loop):
        import threading
        super().set_event_loop(loop)
        if self._watcher is not None and threading.current_thread() is threading.main_thread():
            self._watcher.attach_loop(loop)

    def _watcher_of_children(self):
        if self._watcher is None:
            self._init_watcher()
        return self._watcher

    def get_child_watcher(self):
        """Get the watcher for child processes."""
        watcher = self._watcher_of_children()
        warnings._deprecated(
            'get_child_watcher', '{name!r} is deprecated as of Python 3.12 and will be removed in Python {remove}.',
            remove=(3, 14),
        )
        return watcher

    def set_child_watcher(self, watcher):
        """Set the watcher for child processes."""
        assert watcher is None or isinstance(watcher, AbstractChildWatcher)
        if self._watcher is not None:
            self._watcher.close()
        self._watcher = watcher
        warnings._deprecated(
            'set_child_watcher', '{name!r} is deprecated as of Python 3.12 and will be removed in Python {remove}.',
            remove=(3, 14),
        )


SelectorEventLoop = _UnixSelectorEventLoop
DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
EventLoop = SelectorEventLoop
