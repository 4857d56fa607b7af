"""Connections and servers of a loop: looking addresses up, making sockets, and giving them transports."""
import collections.abc
import errno
import functools
import itertools
import os
import socket
import stat
import sys
import weakref

from . import events, exceptions, staggered, tasks, trsock
from .log import logger

_HAS_IPv6 = hasattr(socket, 'AF_INET6')


def _set_reuseport(sock):
    if not hasattr(socket, 'SO_REUSEPORT'):
        raise ValueError('reuse_port not supported by socket module')
    try:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    except OSError:
        raise ValueError(
            'reuse_port not supported by socket module, SO_REUSEPORT defined but not implemented.'
        )


def _set_nodelay(sock):
    is_internet = sock.family in {socket.AF_INET, socket.AF_INET6}
    if is_internet and sock.type == socket.SOCK_STREAM and sock.proto == socket.IPPROTO_TCP:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _check_ssl_socket(sock):
    """Sockets of the module ssl block: there are none here."""


def _check_ssl_arguments(ssl, **given):
    if ssl:
        raise NotImplementedError('SSL connections are not supported')
    for name, value in given.items():
        if value is not None:
            raise ValueError(f'{name} is only meaningful with ssl')


def _port_number(port):
    """A port as a number; None if it is the name of a service."""
    if port is None or port in ('', b''):
        return 0
    try:
        return int(port)
    except (TypeError, ValueError):
        return None


def _ipaddr_info(host, port, family, type, proto, flowinfo=0, scopeid=0):
    """What getaddrinfo() would say of a host that is an address already; None if it has to be asked."""
    if proto not in {0, socket.IPPROTO_TCP, socket.IPPROTO_UDP} or host is None:
        return None
    if type == socket.SOCK_STREAM:
        proto = socket.IPPROTO_TCP
    elif type == socket.SOCK_DGRAM:
        proto = socket.IPPROTO_UDP
    else:
        return None
    port = _port_number(port)
    if port is None:
        return None
    families = [family]
    if family == socket.AF_UNSPEC:
        families = [socket.AF_INET, socket.AF_INET6] if _HAS_IPv6 else [socket.AF_INET]
    if isinstance(host, bytes):
        host = host.decode('idna')
    if '%' in host:
        # A zone needs a look at the interfaces.
        return None
    for family in families:
        try:
            socket.inet_pton(family, host)
        except OSError:
            continue
        if _HAS_IPv6 and family == socket.AF_INET6:
            return family, type, proto, '', (host, port, flowinfo, scopeid)
        return family, type, proto, '', (host, port)
    return None


def _interleave_addrinfos(addrinfos, first_address_family_count=1):
    """Take turns among the families, the first one with a lead."""
    by_family = collections.OrderedDict()
    for info in addrinfos:
        by_family.setdefault(info[0], []).append(info)
    rows = list(by_family.values())
    lead = first_address_family_count - 1
    ordered = rows[0][:lead]
    del rows[0][:lead]
    turns = itertools.chain.from_iterable(itertools.zip_longest(*rows))
    return ordered + [info for info in turns if info is not None]


class Server(events.AbstractServer):
    """What create_server() returns: listening sockets and the connections that came from them."""

    def __init__(
        self, loop, sockets, protocol_factory, ssl_context, backlog, ssl_handshake_timeout,
        ssl_shutdown_timeout=None
    ):
        self._loop = loop
        self._sockets = sockets
        self._clients = weakref.WeakSet()
        self._waiters = []
        self._protocol_factory = protocol_factory
        self._backlog = backlog
        self._ssl_context = ssl_context
        self._ssl_handshake_timeout = ssl_handshake_timeout
        self._ssl_shutdown_timeout = ssl_shutdown_timeout
        self._serving = False
        self._serving_forever_fut = None

    def __repr__(self):
        return f'<{self.__class__.__name__} sockets={self.sockets!r}>'

    def _attach(self, transport):
        assert self._sockets is not None
        self._clients.add(transport)

    def _detach(self, transport):
        self._clients.discard(transport)
        if len(self._clients) == 0 and self._sockets is None:
            self._wakeup()

    def _wakeup(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        for sock in self._sockets:
            sock.listen(self._backlog)
            self._loop._start_serving(
                self._protocol_factory, sock, self._ssl_context, self, self._backlog, self._ssl_handshake_timeout,
                self._ssl_shutdown_timeout,
            )

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        return tuple(trsock.TransportSocket(sock) for sock in self._sockets or ())

    def close(self):
        sockets, self._sockets = self._sockets, None
        if sockets is None:
            return
        for sock in sockets:
            self._loop._stop_serving(sock)
        self._serving = False
        if self._serving_forever_fut is not None and not self._serving_forever_fut.done():
            self._serving_forever_fut.cancel()
            self._serving_forever_fut = None
        if len(self._clients) == 0:
            self._wakeup()

    def close_clients(self):
        for transport in self._clients.copy():
            transport.close()

    def abort_clients(self):
        for transport in self._clients.copy():
            transport.abort()

    async def start_serving(self):
        self._start_serving()
        # One turn, in which the readers are added.
        await tasks.sleep(0)

    async def serve_forever(self):
        if self._serving_forever_fut is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._sockets is None:
            raise RuntimeError(f'server {self!r} is closed')
        self._start_serving()
        self._serving_forever_fut = self._loop.create_future()
        try:
            await self._serving_forever_fut
        except exceptions.CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever_fut = None

    async def wait_closed(self):
        """Wait until the server is closed and all of its connections have ended."""
        if self._waiters is None:
            return
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        await waiter


class ConnectionMixin:
    """The methods of a loop that make connections."""

    # Names.

    def _getaddrinfo_debug(self, host, port, family, type, proto, flags):
        """Look an address up; what takes long is told."""
        call = [f'{host}:{port!r}']
        for name, value in (('family', family), ('type', type), ('proto', proto), ('flags', flags)):
            if value:
                call.append(f'{name}={value!r}')
        call = ', '.join(call)
        logger.debug('Get address info %s', call)
        began = self.time()
        found = socket.getaddrinfo(host, port, family, type, proto, flags)
        took = self.time() - began
        message = f'Getting address info {call} took {took * 1e3:.3f}ms: {found!r}'
        if took >= self.slow_callback_duration:
            logger.info(message)
        else:
            logger.debug(message)
        return found

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        function = self._getaddrinfo_debug if self._debug else socket.getaddrinfo
        return await self.run_in_executor(None, function, host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr, flags=0):
        return await self.run_in_executor(None, socket.getnameinfo, sockaddr, flags)

    async def _ensure_resolved(
        self, address, *, family=0, type=socket.SOCK_STREAM, proto=0, flags=0, loop
    ):
        host, port = address[:2]
        info = _ipaddr_info(host, port, family, type, proto, *address[2:])
        if info is not None:
            return [info]
        return await loop.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)

    async def _resolved(self, address, **given):
        infos = await self._ensure_resolved(address, **given, loop=self)
        if not infos:
            raise OSError('getaddrinfo() returned empty list')
        return infos

    # Clients.

    def _bind_local(self, sock, family, local_addr_infos, failures):
        """Bind a socket to the first local address of its family that can be bound."""
        for local_family, _, _, _, address in local_addr_infos:
            if local_family != family:
                continue
            try:
                sock.bind(address)
                return
            except OSError as exc:
                message = f'error while attempting to bind on address {address!r}: {str(exc).lower()}'
                failures.append(OSError(exc.errno, message))
        if failures:
            raise failures.pop()
        raise OSError(f'no matching local address with {family=} found')

    async def _connect_sock(self, exceptions, addr_info, local_addr_infos=None):
        """Connect to one address; what fails is noted as well."""
        failures = []
        exceptions.append(failures)
        family, kind, proto, _, address = addr_info
        sock = None
        try:
            sock = socket.socket(family=family, type=kind, proto=proto)
            sock.setblocking(False)
            if local_addr_infos is not None:
                self._bind_local(sock, family, local_addr_infos, failures)
            await self.sock_connect(sock, address)
            return sock
        except OSError as exc:
            failures.append(exc)
            if sock is not None:
                sock.close()
            raise
        except:
            if sock is not None:
                sock.close()
            raise
        finally:
            exceptions = failures = None

    async def _connect_to_any(self, infos, local_infos, delay, all_errors):
        """Connect to the first address that answers."""
        failures = []
        sock = None
        if delay is None:
            for info in infos:
                try:
                    sock = await self._connect_sock(failures, info, local_infos)
                    break
                except OSError:
                    continue
        else:
            attempts = (functools.partial(self._connect_sock, failures, info, local_infos) for info in infos)
            sock, _, _ = await staggered.staggered_race(attempts, delay, loop=self)
        if sock is not None:
            return sock
        failures = [exc for part in failures for exc in part]
        try:
            if all_errors:
                raise ExceptionGroup('create_connection failed', failures)
            first = str(failures[0])
            if all(str(exc) == first for exc in failures):
                raise failures[0]
            raise OSError(f"Multiple exceptions: {', '.join(str(exc) for exc in failures)}")
        finally:
            failures = None

    async def create_connection(
        self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0, sock=None,
        local_addr=None, server_hostname=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
        happy_eyeballs_delay=None, interleave=None, all_errors=False
    ):
        """Connect to a TCP server; returns a transport and the protocol that the factory made."""
        _check_ssl_arguments(
            ssl, server_hostname=server_hostname, ssl_handshake_timeout=ssl_handshake_timeout,
            ssl_shutdown_timeout=ssl_shutdown_timeout,
        )
        if happy_eyeballs_delay is not None and interleave is None:
            interleave = 1
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            given = dict(family=family, type=socket.SOCK_STREAM, proto=proto, flags=flags)
            infos = await self._resolved((host, port), **given)
            local_infos = None if local_addr is None else await self._resolved(local_addr, **given)
            if interleave:
                infos = _interleave_addrinfos(infos, interleave)
            sock = await self._connect_to_any(infos, local_infos, happy_eyeballs_delay, all_errors)
        elif sock is None:
            raise ValueError('host and port was not specified and no sock specified')
        elif sock.type != socket.SOCK_STREAM:
            raise ValueError(f'A Stream Socket was expected, got {sock!r}')
        transport, protocol = await self._create_connection_transport(sock, protocol_factory)
        if self._debug:
            sock = transport.get_extra_info('socket')
            logger.debug('%r connected to %s:%r: (%r, %r)', sock, host, port, transport, protocol)
        return transport, protocol

    async def _create_connection_transport(self, sock, protocol_factory):
        sock.setblocking(False)
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_socket_transport(sock, protocol, waiter)
        return await self._connected(transport, protocol, waiter)

    async def _connected(self, transport, protocol, waiter):
        """Wait until the protocol knows its connection."""
        try:
            await waiter
        except:
            transport.close()
            raise
        return transport, protocol

    async def start_tls(
        self, transport, protocol, sslcontext, *, server_side=False, server_hostname=None,
        ssl_handshake_timeout=None, ssl_shutdown_timeout=None
    ):
        """Upgrade a connection to TLS, which is not supported."""
        raise NotImplementedError('SSL connections are not supported')

    # Datagrams.

    async def _datagram_addresses(self, local_addr, remote_addr, family, proto, flags):
        """Pairs of a local and a remote address, by family and protocol."""
        if not (local_addr or remote_addr):
            if family == 0:
                raise ValueError('unexpected address family')
            return {(family, proto): (None, None)}
        if hasattr(socket, 'AF_UNIX') and family == socket.AF_UNIX:
            for address in (local_addr, remote_addr):
                if address is not None and not isinstance(address, str):
                    raise TypeError('string is expected')
            if local_addr and local_addr[0] not in (0, '\x00'):
                try:
                    if stat.S_ISSOCK(os.stat(local_addr).st_mode):
                        os.remove(local_addr)
                except FileNotFoundError:
                    pass
                except OSError as err:
                    logger.error('Unable to check or remove stale UNIX socket %r: %r', local_addr, err)
            return {(family, proto): (local_addr, remote_addr)}
        pairs = {}
        for index, address in enumerate((local_addr, remote_addr)):
            if address is None:
                continue
            if not (isinstance(address, tuple) and len(address) == 2):
                raise TypeError('2-tuple is expected')
            infos = await self._resolved(
                address, family=family, type=socket.SOCK_DGRAM, proto=proto, flags=flags
            )
            for its_family, _, its_proto, _, found in infos:
                pairs.setdefault((its_family, its_proto), [None, None])[index] = found
        matching = {
            key: tuple(pair)
            for key, pair in pairs.items()
            if not (local_addr and pair[0] is None) and not (remote_addr and pair[1] is None)
        }
        if not matching:
            raise ValueError('can not get address information')
        return matching

    async def _datagram_socket(self, addresses, options):
        """A socket for the first pair of addresses for which one can be made."""
        failures = []
        for (family, proto), (local, remote) in addresses.items():
            sock = None
            try:
                sock = socket.socket(family=family, type=socket.SOCK_DGRAM, proto=proto)
                if options['reuse_port']:
                    _set_reuseport(sock)
                if options['allow_broadcast']:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
                sock.setblocking(False)
                if local:
                    sock.bind(local)
                if remote:
                    if not options['allow_broadcast']:
                        await self.sock_connect(sock, remote)
                    return sock, remote
                return sock, None
            except OSError as exc:
                if sock is not None:
                    sock.close()
                failures.append(exc)
            except:
                if sock is not None:
                    sock.close()
                raise
        raise failures[0]

    async def create_datagram_endpoint(
        self, protocol_factory, local_addr=None, remote_addr=None, *, family=0, proto=0, flags=0, reuse_port=None,
        allow_broadcast=None, sock=None
    ):
        """Create datagram connection."""
        if sock is not None:
            if sock.type == socket.SOCK_STREAM:
                raise ValueError(f'A datagram socket was expected, got {sock!r}')
            given = dict(
                local_addr=local_addr, remote_addr=remote_addr, family=family, proto=proto, flags=flags,
                reuse_port=reuse_port, allow_broadcast=allow_broadcast,
            )
            problems = ', '.join(f'{name}={value}' for name, value in given.items() if value)
            if problems:
                raise ValueError(
                    f'socket modifier keyword arguments can not be used when sock is specified. ({problems})'
                )
            sock.setblocking(False)
            remote = None
        else:
            addresses = await self._datagram_addresses(local_addr, remote_addr, family, proto, flags)
            options = dict(reuse_port=reuse_port, allow_broadcast=allow_broadcast)
            sock, remote = await self._datagram_socket(addresses, options)
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_datagram_transport(sock, protocol, remote, waiter)
        if self._debug:
            if local_addr:
                logger.info(
                    'Datagram endpoint local_addr=%r remote_addr=%r created: (%r, %r)', local_addr, remote_addr,
                    transport, protocol,
                )
            else:
                logger.debug(
                    'Datagram endpoint remote_addr=%r created: (%r, %r)', remote_addr, transport, protocol
                )
        return await self._connected(transport, protocol, waiter)

    # Servers.

    async def _create_server_getaddrinfo(self, host, port, family, flags):
        infos = await self._ensure_resolved(
            (host, port), family=family, type=socket.SOCK_STREAM, flags=flags, loop=self
        )
        if not infos:
            raise OSError(f'getaddrinfo({host!r}) returned empty list')
        return infos

    def _bind_server(self, info, reuse_address, reuse_port, keep_alive):
        """A socket bound to one address; None if the system has no such family or address."""
        family, kind, proto, _, address = info
        try:
            sock = socket.socket(family, kind, proto)
        except OSError:
            if self._debug:
                logger.warning(
                    'create_server() failed to create socket.socket(%r, %r, %r)', family, kind, proto, exc_info=True
                )
            return None
        try:
            if reuse_address:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
            if reuse_port:
                _set_reuseport(sock)
            if keep_alive:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, True)
            if _HAS_IPv6 and family == socket.AF_INET6 and hasattr(socket, 'IPPROTO_IPV6'):
                # IPv4 has a socket of its own.
                sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, True)
            sock.bind(address)
        except OSError as err:
            sock.close()
            message = f'error while attempting to bind on address {address!r}: {str(err).lower()}'
            if err.errno != errno.EADDRNOTAVAIL:
                raise OSError(err.errno, message) from None
            if self._debug:
                logger.warning(message)
            return None
        except:
            sock.close()
            raise
        return sock

    async def create_server(
        self, protocol_factory, host=None, port=None, *, family=socket.AF_UNSPEC, flags=socket.AI_PASSIVE, sock=None,
        backlog=100, ssl=None, reuse_address=None, reuse_port=None, keep_alive=None, ssl_handshake_timeout=None,
        ssl_shutdown_timeout=None, start_serving=True
    ):
        """Create a TCP server, on one host or on several ('' or None: on all interfaces)."""
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        _check_ssl_arguments(
            ssl, ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout
        )
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            if reuse_address is None:
                reuse_address = os.name == 'posix' and sys.platform != 'cygwin'
            if host == '':
                hosts = [None]
            elif isinstance(host, str) or not isinstance(host, collections.abc.Iterable):
                hosts = [host]
            else:
                hosts = host
            lookups = [self._create_server_getaddrinfo(host, port, family=family, flags=flags) for host in hosts]
            # In order, without repetitions.
            infos = list(dict.fromkeys(itertools.chain.from_iterable(await tasks.gather(*lookups))))
            sockets = []
            try:
                for info in infos:
                    sock = self._bind_server(info, reuse_address, reuse_port, keep_alive)
                    if sock is not None:
                        sockets.append(sock)
            except:
                for sock in sockets:
                    sock.close()
                raise
            if not sockets:
                raise OSError(f'could not bind on any address out of {[info[4] for info in infos]!r}')
        elif sock is None:
            raise ValueError('Neither host/port nor sock were specified')
        elif sock.type != socket.SOCK_STREAM:
            raise ValueError(f'A Stream Socket was expected, got {sock!r}')
        else:
            sockets = [sock]
        return await self._serve(sockets, protocol_factory, backlog, start_serving)

    async def _serve(self, sockets, protocol_factory, backlog, start_serving):
        for sock in sockets:
            sock.setblocking(False)
        server = Server(self, sockets, protocol_factory, None, backlog, None, None)
        if start_serving:
            server._start_serving()
            # One turn, in which the readers are added.
            await tasks.sleep(0)
        if self._debug:
            logger.info('%r is serving', server)
        return server

    async def connect_accepted_socket(
        self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None
    ):
        """Give a socket that was accepted elsewhere a transport and a protocol."""
        if sock.type != socket.SOCK_STREAM:
            raise ValueError(f'A Stream Socket was expected, got {sock!r}')
        _check_ssl_arguments(
            ssl, ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout
        )
        transport, protocol = await self._create_connection_transport(sock, protocol_factory)
        if self._debug:
            sock = transport.get_extra_info('socket')
            logger.debug('%r handled: (%r, %r)', sock, transport, protocol)
        return transport, protocol

    # Pipes and children.

    async def connect_read_pipe(self, protocol_factory, pipe):
        """Give the read end of a pipe a transport."""
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_read_pipe_transport(pipe, protocol, waiter)
        result = await self._connected(transport, protocol, waiter)
        if self._debug:
            logger.debug('Read pipe %r connected: (%r, %r)', pipe.fileno(), transport, protocol)
        return result

    async def connect_write_pipe(self, protocol_factory, pipe):
        """Give the write end of a pipe a transport."""
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = self._make_write_pipe_transport(pipe, protocol, waiter)
        result = await self._connected(transport, protocol, waiter)
        if self._debug:
            logger.debug('Write pipe %r connected: (%r, %r)', pipe.fileno(), transport, protocol)
        return result

    def _log_subprocess(self, msg, stdin, stdout, stderr):
        from .base_events import _format_pipe
        info = [msg]
        if stdin is not None:
            info.append(f'stdin={_format_pipe(stdin)}')
        if stdout is not None and stderr == -2:
            info.append(f'stdout=stderr={_format_pipe(stdout)}')
        else:
            if stdout is not None:
                info.append(f'stdout={_format_pipe(stdout)}')
            if stderr is not None:
                info.append(f'stderr={_format_pipe(stderr)}')
        logger.debug(' '.join(info))

    async def _start_subprocess(self, protocol_factory, args, shell, pipes, bufsize, told, kwargs):
        protocol = protocol_factory()
        message = None
        if self._debug:
            # The arguments may be secret: only the program is told.
            message = f'{told[0]} {told[1]!r}'
            self._log_subprocess(message, *pipes)
        transport = await self._make_subprocess_transport(protocol, args, shell, *pipes, bufsize, **kwargs)
        if self._debug and message is not None:
            logger.info('%s: %r', message, transport)
        return transport, protocol

    async def subprocess_shell(
        self, protocol_factory, cmd, *, stdin=-1, stdout=-1, stderr=-1,
        universal_newlines=False, shell=True, bufsize=0, encoding=None, errors=None, text=None, **kwargs
    ):
        """Start a child process by a command of the shell."""
        if not isinstance(cmd, (bytes, str)):
            raise ValueError('cmd must be a string')
        if not shell:
            raise ValueError('shell must be True')
        _check_text_options(universal_newlines, bufsize, text, encoding, errors)
        return await self._start_subprocess(
            protocol_factory, cmd, True, (stdin, stdout, stderr), bufsize, ('run shell command', cmd), kwargs
        )

    async def subprocess_exec(
        self, protocol_factory, program, *args, stdin=-1, stdout=-1,
        stderr=-1, universal_newlines=False, shell=False, bufsize=0, encoding=None, errors=None,
        text=None, **kwargs
    ):
        """Start a child process from a program and its arguments."""
        if shell:
            raise ValueError('shell must be False')
        _check_text_options(universal_newlines, bufsize, text, encoding, errors)
        return await self._start_subprocess(
            protocol_factory, (program,) + args, False, (stdin, stdout, stderr), bufsize,
            ('execute program', program), kwargs,
        )


def _check_text_options(universal_newlines, bufsize, text, encoding, errors):
    """Pipes of a loop carry bytes, unbuffered."""
    if universal_newlines:
        raise ValueError('universal_newlines must be False')
    if bufsize != 0:
        raise ValueError('bufsize must be 0')
    if text:
        raise ValueError('text must be False')
    if encoding is not None:
        raise ValueError('encoding must be None')
    if errors is not None:
        raise ValueError('errors must be None')
