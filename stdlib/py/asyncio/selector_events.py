"""The event loop over a selector: readers and writers, and operations on sockets."""
import errno
import functools
import selectors
import socket
import weakref

from . import base_events, constants, events, trsock
from ._socket_transports import _SelectorDatagramTransport, _SelectorSocketTransport, _SelectorTransport
from .log import logger

__all__ = ('BaseSelectorEventLoop',)


def _test_selector_event(selector, fd, event):
    """Whether a selector waits for an event of a descriptor."""
    try:
        key = selector.get_key(fd)
    except KeyError:
        return False
    return bool(key.events & event)


class BaseSelectorEventLoop(base_events.BaseEventLoop):
    """An event loop that waits in a selector."""

    def __init__(self, selector=None):
        super().__init__()
        if selector is None:
            selector = selectors.DefaultSelector()
        logger.debug('Using selector: %s', selector.__class__.__name__)
        self._selector = selector
        self._make_self_pipe()
        self._transports = weakref.WeakValueDictionary()

    def _make_socket_transport(self, sock, protocol, waiter=None, *, extra=None, server=None):
        self._ensure_fd_no_transport(sock)
        return _SelectorSocketTransport(self, sock, protocol, waiter, extra, server)

    def _make_datagram_transport(self, sock, protocol, address=None, waiter=None, extra=None):
        self._ensure_fd_no_transport(sock)
        return _SelectorDatagramTransport(self, sock, protocol, address, waiter, extra)

    def close(self):
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self.is_closed():
            return
        self._close_self_pipe()
        super().close()
        if self._selector is not None:
            self._selector.close()
            self._selector = None

    # The pair of sockets through which other threads wake the loop.

    def _close_self_pipe(self):
        self._remove_reader(self._ssock.fileno())
        self._ssock.close()
        self._ssock = None
        self._csock.close()
        self._csock = None
        self._internal_fds -= 1

    def _make_self_pipe(self):
        self._ssock, self._csock = socket.socketpair()
        self._ssock.setblocking(False)
        self._csock.setblocking(False)
        self._internal_fds += 1
        self._add_reader(self._ssock.fileno(), self._read_from_self)

    def _process_self_data(self, data):
        pass

    def _read_from_self(self):
        while True:
            try:
                data = self._ssock.recv(4096)
                if not data:
                    break
                self._process_self_data(data)
            except InterruptedError:
                continue
            except BlockingIOError:
                break

    def _write_to_self(self):
        # The loop may be closed meanwhile by its own thread.
        csock = self._csock
        if csock is None:
            return
        try:
            csock.send(b'\0')
        except OSError:
            if self._debug:
                logger.debug('Fail to write a null byte into the self-pipe socket', exc_info=True)

    # Servers.

    def _start_serving(
        self, protocol_factory, sock, sslcontext=None, server=None, backlog=100,
        ssl_handshake_timeout=constants.SSL_HANDSHAKE_TIMEOUT, ssl_shutdown_timeout=constants.SSL_SHUTDOWN_TIMEOUT
    ):
        self._add_reader(sock.fileno(), self._accept_connection, protocol_factory, sock, server, backlog)

    def _accept_connection(self, protocol_factory, sock, server=None, backlog=100):
        # As many as may have come: one event can stand for several connections.
        for _ in range(backlog):
            try:
                connection, address = sock.accept()
                if self._debug:
                    logger.debug('%r got a new connection from %r: %r', server, address, connection)
                connection.setblocking(False)
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as exc:
                if exc.errno not in (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM):
                    raise
                # The system has no room: again in a while.
                self.call_exception_handler({
                    'message': 'socket.accept() out of system resource',
                    'exception': exc,
                    'socket': trsock.TransportSocket(sock),
                })
                self._remove_reader(sock.fileno())
                self.call_later(
                    constants.ACCEPT_RETRY_DELAY, self._start_serving, protocol_factory, sock, None, server, backlog
                )
            else:
                accepting = self._accept_connection2(protocol_factory, connection, {'peername': address}, server)
                self.create_task(accepting)

    async def _accept_connection2(self, protocol_factory, conn, extra, server=None):
        protocol = None
        transport = None
        try:
            protocol = protocol_factory()
            waiter = self.create_future()
            transport = self._make_socket_transport(conn, protocol, waiter=waiter, extra=extra, server=server)
            try:
                await waiter
            except BaseException:
                transport.close()
                waiter = None
                raise
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if self._debug:
                context = {
                    'message': 'Error on transport creation for incoming connection',
                    'exception': exc,
                }
                if protocol is not None:
                    context['protocol'] = protocol
                if transport is not None:
                    context['transport'] = transport
                self.call_exception_handler(context)

    def _stop_serving(self, sock):
        self._remove_reader(sock.fileno())
        sock.close()

    # Readers and writers.

    def _ensure_fd_no_transport(self, fd):
        fileno = fd
        if not isinstance(fileno, int):
            try:
                fileno = int(fileno.fileno())
            except (AttributeError, TypeError, ValueError):
                raise ValueError(f'Invalid file object: {fd!r}') from None
        transport = self._transports.get(fileno)
        if transport and not transport.is_closing():
            raise RuntimeError(f'File descriptor {fd!r} is used by transport {transport!r}')

    def _watch(self, fd, event, callback, args):
        """Call a function whenever there is an event; what was called before is cancelled."""
        self._check_closed()
        handle = events.Handle(callback, args, self, None)
        key = self._selector.get_map().get(fd)
        if key is None:
            pair = (handle, None) if event == selectors.EVENT_READ else (None, handle)
            self._selector.register(fd, event, pair)
            return handle
        reader, writer = key.data
        if event == selectors.EVENT_READ:
            old, pair = reader, (handle, writer)
        else:
            old, pair = writer, (reader, handle)
        self._selector.modify(fd, key.events | event, pair)
        if old is not None:
            old.cancel()
        return handle

    def _unwatch(self, fd, event):
        """Stop that; False if there was nothing."""
        if self.is_closed():
            return False
        key = self._selector.get_map().get(fd)
        if key is None:
            return False
        reader, writer = key.data
        left = key.events & ~event
        if event == selectors.EVENT_READ:
            old, pair = reader, (None, writer)
        else:
            old, pair = writer, (reader, None)
        if left:
            self._selector.modify(fd, left, pair)
        else:
            self._selector.unregister(fd)
        if old is None:
            return False
        old.cancel()
        return True

    def _add_reader(self, fd, callback, *args):
        return self._watch(fd, selectors.EVENT_READ, callback, args)

    def _remove_reader(self, fd):
        return self._unwatch(fd, selectors.EVENT_READ)

    def _add_writer(self, fd, callback, *args):
        return self._watch(fd, selectors.EVENT_WRITE, callback, args)

    def _remove_writer(self, fd):
        return self._unwatch(fd, selectors.EVENT_WRITE)

    def add_reader(self, fd, callback, *args):
        """Call a function whenever the descriptor can be read."""
        self._ensure_fd_no_transport(fd)
        self._add_reader(fd, callback, *args)

    def remove_reader(self, fd):
        """Remove a reader callback."""
        self._ensure_fd_no_transport(fd)
        return self._remove_reader(fd)

    def add_writer(self, fd, callback, *args):
        """Call a function whenever the descriptor can be written to."""
        self._ensure_fd_no_transport(fd)
        self._add_writer(fd, callback, *args)

    def remove_writer(self, fd):
        """Remove a writer callback."""
        self._ensure_fd_no_transport(fd)
        return self._remove_writer(fd)

    def _process_events(self, event_list):
        for key, mask in event_list:
            reader, writer = key.data
            if mask & selectors.EVENT_READ and reader is not None:
                if reader._cancelled:
                    self._remove_reader(key.fileobj)
                else:
                    self._add_callback(reader)
            if mask & selectors.EVENT_WRITE and writer is not None:
                if writer._cancelled:
                    self._remove_writer(key.fileobj)
                else:
                    self._add_callback(writer)

    # Operations on sockets.

    def _check_nonblocking(self, sock):
        if self._debug and sock.gettimeout() != 0:
            raise ValueError('the socket must be non-blocking')

    async def _attempt(self, sock, operation, writing=False):
        """Do something with a socket as soon as that does not block."""
        try:
            return operation()
        except (BlockingIOError, InterruptedError):
            pass
        fut = self.create_future()
        fd = sock.fileno()
        self._ensure_fd_no_transport(fd)

        def again():
            # The future may be cancelled, or done by an event that came twice.
            if fut.done():
                return
            try:
                result = operation()
            except (BlockingIOError, InterruptedError):
                return
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exc:
                fut.set_exception(exc)
            else:
                fut.set_result(result)

        if writing:
            handle = self._add_writer(fd, again)
            fut.add_done_callback(functools.partial(self._sock_write_done, fd, handle=handle))
        else:
            handle = self._add_reader(fd, again)
            fut.add_done_callback(functools.partial(self._sock_read_done, fd, handle=handle))
        return await fut

    def _sock_read_done(self, fd, fut, handle=None):
        if handle is None or not handle.cancelled():
            self.remove_reader(fd)

    def _sock_write_done(self, fd, fut, handle=None):
        if handle is None or not handle.cancelled():
            self.remove_writer(fd)

    async def sock_recv(self, sock, n):
        """Receive up to n bytes; none at the end of the connection."""
        self._check_nonblocking(sock)
        return await self._attempt(sock, lambda: sock.recv(n))

    async def sock_recv_into(self, sock, buf):
        """Receive into a buffer; returns the number of bytes."""
        self._check_nonblocking(sock)
        return await self._attempt(sock, lambda: sock.recv_into(buf))

    async def sock_recvfrom(self, sock, bufsize):
        """Receive a datagram of up to bufsize bytes; returns it and its sender's address."""
        self._check_nonblocking(sock)
        return await self._attempt(sock, lambda: sock.recvfrom(bufsize))

    async def sock_recvfrom_into(self, sock, buf, nbytes=0):
        """Receive a datagram into a buffer; returns the number of bytes and its sender's address."""
        self._check_nonblocking(sock)
        if not nbytes:
            nbytes = len(buf)
        return await self._attempt(sock, lambda: sock.recvfrom_into(buf, nbytes))

    async def sock_sendall(self, sock, data):
        """Send all of the data."""
        self._check_nonblocking(sock)
        view = memoryview(data).cast('B')
        sent = 0
        while sent < len(view):
            rest = view[sent:]
            sent += await self._attempt(sock, lambda: sock.send(rest), writing=True)

    async def sock_sendto(self, sock, data, address):
        """Send a datagram; returns the number of bytes."""
        self._check_nonblocking(sock)
        return await self._attempt(sock, lambda: sock.sendto(data, address), writing=True)

    async def sock_connect(self, sock, address):
        """Connect to a remote socket at address."""
        self._check_nonblocking(sock)
        if sock.family == socket.AF_INET or (base_events._HAS_IPv6 and sock.family == socket.AF_INET6):
            resolved = await self._ensure_resolved(
                address, family=sock.family, type=sock.type, proto=sock.proto, loop=self
            )
            _, _, _, _, address = resolved[0]
        fut = self.create_future()
        self._sock_connect(fut, sock, address)
        try:
            return await fut
        finally:
            # Cycles through the future and the exception.
            fut = None

    def _sock_connect(self, fut, sock, address):
        fd = sock.fileno()
        try:
            sock.connect(address)
        except (BlockingIOError, InterruptedError):
            # The system connects meanwhile: the socket can be written to when it has, or has failed.
            self._ensure_fd_no_transport(fd)
            handle = self._add_writer(fd, self._sock_connect_cb, fut, sock, address)
            fut.add_done_callback(functools.partial(self._sock_write_done, fd, handle=handle))
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            fut.set_exception(exc)
        else:
            fut.set_result(None)
        finally:
            fut = None

    def _sock_connect_cb(self, fut, sock, address):
        if fut.done():
            return
        try:
            number = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if number != 0:
                raise OSError(number, f'Connect call failed {address}')
        except (BlockingIOError, InterruptedError):
            pass
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            fut.set_exception(exc)
        else:
            fut.set_result(None)
        finally:
            fut = None

    async def sock_accept(self, sock):
        """Accept a connection; returns a new socket and the address of the other end."""
        self._check_nonblocking(sock)

        def accept():
            connection, address = sock.accept()
            connection.setblocking(False)
            return connection, address

        return await self._attempt(sock, accept)

    async def _sendfile_native(self, transp, file, offset, count):
        del self._transports[transp._sock_fd]
        resume_reading = transp.is_reading()
        transp.pause_reading()
        await transp._make_empty_waiter()
        try:
            return await self.sock_sendfile(transp._sock, file, offset, count, fallback=False)
        finally:
            transp._reset_empty_waiter()
            if resume_reading:
                transp.resume_reading()
            self._transports[transp._sock_fd] = transp
