"""Sockets: the interface that programs use over the module _socket."""

import io
import os
import selectors
import sys
from enum import IntEnum, IntFlag

import _socket
from _socket import *
from _socket import SocketType, gaierror, getdefaulttimeout, herror, timeout

error = OSError
# Stands for the timeout of setdefaulttimeout().
_GLOBAL_DEFAULT_TIMEOUT = object()

__all__ = ["AddressFamily", "SocketKind", "SocketIO", "create_connection", "create_server",
           "error", "fromfd", "gaierror", "getaddrinfo", "getfqdn", "has_dualstack_ipv6", "herror", "socket", "socketpair",
           "timeout", "SocketType"]
__all__ += [name for name in dir(_socket) if name[0] != "_" and name not in __all__]
__all__ += ["recv_fds", "send_fds"]

_LOCALHOST = "127.0.0.1"
_LOCALHOST_V6 = "::1"
# Each piece that sendfile() sends with sendfile(2) or send() has so many bytes at most.
_LARGEST_PIECE = 2 ** 30
_PIECE = 8192


def _members(prefix):
    return {name: getattr(_socket, name) for name in dir(_socket) if name.startswith(prefix)}


AddressFamily = IntEnum("AddressFamily", _members("AF_"))
SocketKind = IntEnum("SocketKind", _members("SOCK_"))
MsgFlag = IntFlag("MsgFlag", _members("MSG_"))
AddressInfo = IntFlag("AddressInfo", _members("AI_"))
for _enum in (AddressFamily, SocketKind, MsgFlag, AddressInfo):
    _enum.__module__ = __name__
    globals().update(_enum.__members__)
del _enum


def _as_member(number, enumeration):
    """The member of an enumeration with a number, or the number itself."""
    try:
        return enumeration(number)
    except ValueError:
        return number


class _GiveupOnSendfile(Exception):
    """sendfile(2) cannot send this file."""


class socket(_socket.socket):
    """A network connection, or an end point for some."""

    __slots__ = ["__weakref__", "_io_refs", "_closed"]

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._io_refs = 0
        self._closed = False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        closed = getattr(self, "_closed", False)
        text = (f"<{self.__class__.__module__}.{self.__class__.__qualname__}{' [closed]' if closed else ''}"
                f" fd={self.fileno()}, family={self.family!s}, type={self.type!s}, proto={self.proto}")
        if not closed:
            for name, get in (("laddr", self.getsockname), ("raddr", self.getpeername)):
                try:
                    address = get()
                except OSError:
                    continue
                if address:
                    text += f", {name}={address!r}"
        return text + ">"

    def __getstate__(self):
        raise TypeError(f"cannot pickle {self.__class__.__name__!r} object")

    def dup(self):
        """Another object for the same socket."""
        copy = self.__class__(self.family, self.type, self.proto, fileno=_socket.dup(self.fileno()))
        copy.settimeout(self.gettimeout())
        return copy

    def accept(self):
        """Waits for a client: a new socket for the connection, and the client's address."""
        connection, address = self._accept()
        if getdefaulttimeout() is None and self.gettimeout():
            connection.setblocking(True)
        connection.__init__()
        return connection, address

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        """A file object over the socket."""
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        writing = "w" in mode
        reading = "r" in mode or not writing
        binary = "b" in mode
        raw = SocketIO(self, ("r" if reading else "") + ("w" if writing else ""))
        self._io_refs += 1
        if buffering is None or buffering < 0:
            buffering = io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if not binary:
                raise ValueError("unbuffered streams must be binary")
            return raw
        if reading and writing:
            buffer = io.BufferedRWPair(raw, raw, buffering)
        elif reading:
            buffer = io.BufferedReader(raw, buffering)
        else:
            buffer = io.BufferedWriter(raw, buffering)
        if binary:
            return buffer
        text = io.TextIOWrapper(buffer, encoding, errors, newline)
        text.mode = mode
        return text

    def _decref_socketios(self):
        if self._io_refs > 0:
            self._io_refs -= 1
        if self._closed:
            self.close()

    def close(self):
        """Closes the socket once no file made from it is open any more."""
        self._closed = True
        if self._io_refs <= 0:
            self._real_close()

    def _real_close(self, _close=_socket.socket.close):
        _close(self)

    def detach(self):
        """Gives up the descriptor without closing it, and returns it."""
        self._closed = True
        return super().detach()

    @property
    def family(self):
        """The address family."""
        return _as_member(super().family, AddressFamily)

    @property
    def type(self):
        """The socket type."""
        return _as_member(super().type, SocketKind)

    def get_inheritable(self):
        """Whether programs that are started have the socket, too."""
        return os.get_inheritable(self.fileno())

    def set_inheritable(self, inheritable):
        """Says whether programs that are started have the socket, too."""
        os.set_inheritable(self.fileno(), inheritable)

    def sendfile(self, file, offset=0, count=None):
        """Sends a binary file from an offset on, up to count bytes or the end; returns how many were sent.

        The system's sendfile() does it where it can, and the file stands behind what was sent.
        """
        try:
            return self._sendfile_use_sendfile(file, offset, count)
        except _GiveupOnSendfile:
            return self._sendfile_use_send(file, offset, count)

    def _check_sendfile_params(self, file, offset, count):
        if "b" not in getattr(file, "mode", "b"):
            raise ValueError("file should be opened in binary mode")
        if not self.type & SOCK_STREAM:
            raise ValueError("only SOCK_STREAM type sockets are supported")
        if count is None:
            return
        if not isinstance(count, int):
            raise TypeError(f"count must be a positive integer (got {count!r})")
        if count <= 0:
            raise ValueError(f"count must be a positive integer (got {count!r})")

    def _sendfile_use_sendfile(self, file, offset=0, count=None):
        self._check_sendfile_params(file, offset, count)
        try:
            source = file.fileno()
            size = os.fstat(source).st_size
        except (AttributeError, io.UnsupportedOperation, OSError) as error:
            raise _GiveupOnSendfile(error)
        if not size:
            return 0
        patience = self.gettimeout()
        if patience == 0:
            raise ValueError("non-blocking sockets are not supported")
        piece = min(count or size, _LARGEST_PIECE)
        sent = 0
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno(), selectors.EVENT_WRITE)
            try:
                while True:
                    if patience and not selector.select(patience):
                        raise TimeoutError("timed out")
                    if count:
                        piece = min(count - sent, piece)
                        if piece <= 0:
                            break
                    try:
                        done = os.sendfile(self.fileno(), source, offset, piece)
                    except BlockingIOError:
                        if not patience:
                            selector.select()
                        continue
                    except OSError as error:
                        if sent == 0:
                            raise _GiveupOnSendfile(error)
                        raise
                    if done == 0:
                        break
                    offset += done
                    sent += done
                return sent
            finally:
                if sent > 0 and hasattr(file, "seek"):
                    file.seek(offset)

    def _sendfile_use_send(self, file, offset=0, count=None):
        self._check_sendfile_params(file, offset, count)
        if self.gettimeout() == 0:
            raise ValueError("non-blocking sockets are not supported")
        if offset:
            file.seek(offset)
        sent = 0
        try:
            while count is None or sent < count:
                piece = memoryview(file.read(_PIECE if count is None else min(count - sent, _PIECE)))
                if not piece:
                    break
                while piece:
                    try:
                        done = self.send(piece)
                    except BlockingIOError:
                        continue
                    sent += done
                    piece = piece[done:]
            return sent
        finally:
            if sent > 0 and hasattr(file, "seek"):
                file.seek(offset + sent)


def fromfd(fd, family, type, proto=0):
    """A socket object for a copy of a descriptor."""
    return socket(family, type, proto, fileno=_socket.dup(fd))


def send_fds(sock, buffers, fds, flags=0, address=None):
    """Sends buffers, and copies of descriptors, over a Unix socket; returns the number of bytes."""
    numbers = b"".join(fd.to_bytes(4, sys.byteorder, signed=True) for fd in fds)
    return sock.sendmsg(buffers, [(SOL_SOCKET, SCM_RIGHTS, numbers)])


def recv_fds(sock, bufsize, maxfds, flags=0):
    """Receives data, and up to maxfds descriptors, over a Unix socket: the data, a list, flags, and the sender."""
    data, items, told, address = sock.recvmsg(bufsize, CMSG_LEN(maxfds * 4))
    fds = []
    for level, kind, content in items:
        if (level, kind) == (SOL_SOCKET, SCM_RIGHTS):
            fds += (int.from_bytes(content[at:at + 4], sys.byteorder, signed=True)
                    for at in range(0, len(content) - len(content) % 4, 4))
    return data, fds, told, address


def _fallback_socketpair(family=AF_INET, type=SOCK_STREAM, proto=0):
    """Two sockets that are connected over the loopback network."""
    hosts = {AF_INET: _LOCALHOST, AF_INET6: _LOCALHOST_V6}
    if family not in hosts:
        raise ValueError("Only AF_INET and AF_INET6 socket address families are supported")
    if type != SOCK_STREAM:
        raise ValueError("Only SOCK_STREAM socket type is supported")
    if proto != 0:
        raise ValueError("Only protocol zero is supported")
    with socket(family, type, proto) as listener:
        listener.bind((hosts[family], 0))
        listener.listen()
        near = socket(family, type, proto)
        try:
            near.setblocking(False)
            try:
                near.connect(listener.getsockname()[:2])
            except (BlockingIOError, InterruptedError):
                pass
            near.setblocking(True)
            far, _ = listener.accept()
        except BaseException:
            near.close()
            raise
    try:
        # Somebody else may have been faster.
        if far.getsockname() != near.getpeername() or near.getsockname() != far.getpeername():
            raise ConnectionError("Unexpected peer connection")
    except BaseException:
        far.close()
        near.close()
        raise
    return far, near


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Two sockets that are connected with each other."""
    pair = []
    for end in _socket.socketpair(AF_UNIX if family is None else family, type, proto):
        pair.append(socket(end.family, end.type, end.proto, fileno=end.detach()))
    return tuple(pair)


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """The addresses under which a service of a host can be reached."""
    return [(_as_member(family, AddressFamily), _as_member(kind, SocketKind), number, name, address)
            for family, kind, number, name, address
            in _socket.getaddrinfo(host, port, family, type, proto, flags)]


def getfqdn(name=""):
    """The full name of a host; of this one if the name is empty."""
    name = name.strip()
    if not name or name in ("0.0.0.0", "::"):
        name = gethostname()
    try:
        first, others, _ = gethostbyaddr(name)
    except error:
        return name
    return next((known for known in [first, *others] if "." in known), first)


def has_dualstack_ipv6():
    """Whether one socket can serve both families."""
    if not has_ipv6:
        return False
    try:
        with socket(AF_INET6, SOCK_STREAM) as trial:
            trial.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            return True
    except error:
        return False


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *, all_errors=False):
    """Connects to (host, port), trying each address of the host; returns the socket."""
    host, port = address
    failures = []
    for family, kind, proto, _, target in getaddrinfo(host, port, 0, SOCK_STREAM):
        connection = None
        try:
            connection = socket(family, kind, proto)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                connection.settimeout(timeout)
            if source_address:
                connection.bind(source_address)
            connection.connect(target)
            failures.clear()
            return connection
        except OSError as failure:
            if not all_errors:
                failures.clear()
            failures.append(failure)
            if connection is not None:
                connection.close()
    if not failures:
        raise OSError("getaddrinfo returns an empty list")
    try:
        if not all_errors:
            raise failures[0]
        raise ExceptionGroup("create_connection failed", failures)
    finally:
        failures.clear()


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """A TCP socket that listens at (host, port)."""
    if dualstack_ipv6:
        if not has_dualstack_ipv6():
            raise ValueError("dualstack_ipv6 not supported on this platform")
        if family != AF_INET6:
            raise ValueError("dualstack_ipv6 requires AF_INET6 family")
    server = socket(family, SOCK_STREAM)
    try:
        server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            server.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            server.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0 if dualstack_ipv6 else 1)
        try:
            server.bind(address)
        except OSError as failure:
            text = f"{failure.strerror} (while attempting to bind on address {address!r})"
            raise OSError(failure.errno, text) from None
        server.listen() if backlog is None else server.listen(backlog)
        return server
    except BaseException:
        server.close()
        raise


class SocketIO(io.RawIOBase):
    """The raw file under socket.makefile()."""

    def __init__(self, sock, mode):
        if mode not in ("r", "w", "rw", "rb", "wb", "rwb"):
            raise ValueError(f"invalid mode: {mode!r}")
        io.RawIOBase.__init__(self)
        self._sock = sock
        self._mode = mode if "b" in mode else mode + "b"
        self._reading = "r" in mode
        self._writing = "w" in mode
        self._timeout_occurred = False

    def readinto(self, buffer):
        self._checkClosed()
        self._checkReadable()
        if self._timeout_occurred:
            raise OSError("cannot read from timed out object")
        try:
            return self._sock.recv_into(buffer)
        except timeout:
            self._timeout_occurred = True
            raise
        except BlockingIOError:
            return None

    def write(self, data):
        self._checkClosed()
        self._checkWritable()
        try:
            return self._sock.send(data)
        except BlockingIOError:
            return None

    def readable(self):
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return self._reading

    def writable(self):
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return self._writing

    def seekable(self):
        if self.closed:
            raise ValueError("I/O operation on closed socket.")
        return super().seekable()

    def fileno(self):
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        return -1 if self.closed else self.fileno()

    @property
    def mode(self):
        return self._mode

    def close(self):
        if self.closed:
            return
        io.RawIOBase.close(self)
        self._sock._decref_socketios()
        self._sock = None
