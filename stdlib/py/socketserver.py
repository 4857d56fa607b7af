"""Servers for TCP, UDP and Unix sockets: a request handler class says what is done with each request."""

import selectors
import socket
import sys
import threading
from io import BufferedIOBase
from time import monotonic as time

__all__ = ["BaseServer", "TCPServer", "UDPServer", "ThreadingUDPServer", "ThreadingTCPServer", "BaseRequestHandler",
           "StreamRequestHandler", "DatagramRequestHandler", "ThreadingMixIn", "UnixStreamServer", "UnixDatagramServer",
           "ThreadingUnixStreamServer", "ThreadingUnixDatagramServer"]


class BaseServer:
    """What servers have in common: the loop, and the way of a request."""

    timeout = None

    def __init__(self, server_address, RequestHandlerClass):
        self.server_address = server_address
        self.RequestHandlerClass = RequestHandlerClass
        self.__is_shut_down = threading.Event()
        self.__shutdown_request = False

    def server_activate(self):
        """Makes the server ready."""

    def serve_forever(self, poll_interval=0.5):
        """Handles requests until `shutdown` is called in another thread."""
        self.__is_shut_down.clear()
        try:
            with selectors.SelectSelector() as selector:
                selector.register(self, selectors.EVENT_READ)
                while not self.__shutdown_request:
                    ready = selector.select(poll_interval)
                    if self.__shutdown_request:
                        break
                    if ready:
                        self._handle_request_noblock()
                    self.service_actions()
        finally:
            self.__shutdown_request = False
            self.__is_shut_down.set()

    def shutdown(self):
        """Ends `serve_forever` and waits until it has ended."""
        self.__shutdown_request = True
        self.__is_shut_down.wait()

    def service_actions(self):
        """Called by `serve_forever` after each look for requests."""

    def handle_request(self):
        """Handles one request, or calls `handle_timeout` if none comes in time."""
        limits = [limit for limit in (self.socket.gettimeout(), self.timeout) if limit is not None]
        timeout = min(limits) if limits else None
        end = None if timeout is None else time() + timeout
        with selectors.SelectSelector() as selector:
            selector.register(self, selectors.EVENT_READ)
            while True:
                if selector.select(timeout):
                    return self._handle_request_noblock()
                if end is not None:
                    timeout = end - time()
                    if timeout < 0:
                        return self.handle_timeout()

    def _handle_request_noblock(self):
        try:
            request, client_address = self.get_request()
        except OSError:
            return
        if not self.verify_request(request, client_address):
            self.shutdown_request(request)
            return
        try:
            self.process_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
            self.shutdown_request(request)
        except:
            self.shutdown_request(request)
            raise

    def handle_timeout(self):
        """Called when no request came in time."""

    def verify_request(self, request, client_address):
        """Whether a request is to be handled."""
        return True

    def process_request(self, request, client_address):
        """Handles a request to its end."""
        self.finish_request(request, client_address)
        self.shutdown_request(request)

    def server_close(self):
        """Gives the server's resources back."""

    def finish_request(self, request, client_address):
        """Makes the handler, which does the work."""
        self.RequestHandlerClass(request, client_address, self)

    def shutdown_request(self, request):
        """Ends a request."""
        self.close_request(request)

    def close_request(self, request):
        """Gives a request's resources back."""

    def handle_error(self, request, client_address):
        """Shows an exception of a handler; the server goes on."""
        print('-' * 40, file=sys.stderr)
        print('Exception occurred during processing of request from', client_address, file=sys.stderr)
        import traceback
        traceback.print_exc()
        print('-' * 40, file=sys.stderr)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.server_close()


class TCPServer(BaseServer):
    """A server for connections."""

    address_family = socket.AF_INET
    socket_type = socket.SOCK_STREAM
    request_queue_size = 5
    allow_reuse_address = False
    allow_reuse_port = False

    def __init__(self, server_address, RequestHandlerClass, bind_and_activate=True):
        BaseServer.__init__(self, server_address, RequestHandlerClass)
        self.socket = socket.socket(self.address_family, self.socket_type)
        if bind_and_activate:
            try:
                self.server_bind()
                self.server_activate()
            except:
                self.server_close()
                raise

    def server_bind(self):
        """Gives the socket its address."""
        if self.allow_reuse_address and hasattr(socket, "SO_REUSEADDR"):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if self.allow_reuse_port and hasattr(socket, "SO_REUSEPORT"):
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def server_activate(self):
        """Lets clients connect."""
        self.socket.listen(self.request_queue_size)

    def server_close(self):
        """Closes the socket."""
        self.socket.close()

    def fileno(self):
        """The socket's descriptor, for selectors."""
        return self.socket.fileno()

    def get_request(self):
        """The next connection and its address."""
        return self.socket.accept()

    def shutdown_request(self, request):
        """Ends a connection."""
        try:
            request.shutdown(socket.SHUT_WR)
        except OSError:
            # The other end was faster.
            pass
        self.close_request(request)

    def close_request(self, request):
        """Closes a connection."""
        request.close()


class UDPServer(TCPServer):
    """A server for datagrams: a request is the data and the socket."""

    allow_reuse_address = False
    allow_reuse_port = False
    socket_type = socket.SOCK_DGRAM
    max_packet_size = 8192

    def get_request(self):
        data, client_address = self.socket.recvfrom(self.max_packet_size)
        return (data, self.socket), client_address

    def server_activate(self):
        """Datagrams need no connection."""

    def shutdown_request(self, request):
        self.close_request(request)

    def close_request(self, request):
        """There is nothing to close."""


class _Threads(list):
    """The threads that handle requests, those that have ended left out."""

    def append(self, thread):
        self[:] = [known for known in self if known.is_alive()]
        if not thread.daemon:
            super().append(thread)

    def pop_all(self):
        self[:], all_of_them = [], self[:]
        return all_of_them

    def join(self):
        for thread in self.pop_all():
            thread.join()


class _NoThreads:
    """No thread is waited for."""

    def append(self, thread):
        pass

    def join(self):
        pass


class ThreadingMixIn:
    """Handles each request in a thread of its own."""

    daemon_threads = False
    block_on_close = True
    _threads = _NoThreads()

    def process_request_thread(self, request, client_address):
        """What the thread does."""
        try:
            self.finish_request(request, client_address)
        except Exception:
            self.handle_error(request, client_address)
        finally:
            self.shutdown_request(request)

    def process_request(self, request, client_address):
        """Starts the thread."""
        if self.block_on_close:
            vars(self).setdefault('_threads', _Threads())
        thread = threading.Thread(target=self.process_request_thread, args=(request, client_address))
        thread.daemon = self.daemon_threads
        self._threads.append(thread)
        thread.start()

    def server_close(self):
        super().server_close()
        self._threads.join()


class ThreadingUDPServer(ThreadingMixIn, UDPServer):
    """A server for datagrams with a thread for each."""


class ThreadingTCPServer(ThreadingMixIn, TCPServer):
    """A server for connections with a thread for each."""


class UnixStreamServer(TCPServer):
    """A server for connections to a Unix socket."""

    address_family = socket.AF_UNIX


class UnixDatagramServer(UDPServer):
    """A server for datagrams to a Unix socket."""

    address_family = socket.AF_UNIX


class ThreadingUnixStreamServer(ThreadingMixIn, UnixStreamServer):
    """A server for connections to a Unix socket with a thread for each."""


class ThreadingUnixDatagramServer(ThreadingMixIn, UnixDatagramServer):
    """A server for datagrams to a Unix socket with a thread for each."""


class BaseRequestHandler:
    """What is done with a request: `setup`, `handle` and `finish` are called when it is made."""

    def __init__(self, request, client_address, server):
        self.request = request
        self.client_address = client_address
        self.server = server
        self.setup()
        try:
            self.handle()
        finally:
            self.finish()

    def setup(self):
        """Called first."""

    def handle(self):
        """Does the work."""

    def finish(self):
        """Called last, unless `setup` fails."""


class StreamRequestHandler(BaseRequestHandler):
    """Has a connection as two streams, `rfile` and `wfile`."""

    rbufsize = -1
    wbufsize = 0
    timeout = None
    disable_nagle_algorithm = False

    def setup(self):
        self.connection = self.request
        if self.timeout is not None:
            self.connection.settimeout(self.timeout)
        if self.disable_nagle_algorithm:
            self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.rfile = self.connection.makefile('rb', self.rbufsize)
        if self.wbufsize == 0:
            self.wfile = _SocketWriter(self.connection)
        else:
            self.wfile = self.connection.makefile('wb', self.wbufsize)

    def finish(self):
        if not self.wfile.closed:
            try:
                self.wfile.flush()
            except socket.error:
                # The other end is gone.
                pass
        self.wfile.close()
        self.rfile.close()


class _SocketWriter(BufferedIOBase):
    """A stream that sends all that is written at once."""

    def __init__(self, sock):
        self._sock = sock

    def writable(self):
        return True

    def write(self, b):
        self._sock.sendall(b)
        with memoryview(b) as view:
            return view.nbytes

    def fileno(self):
        return self._sock.fileno()


class DatagramRequestHandler(BaseRequestHandler):
    """Has a datagram as a stream `rfile`, and sends what was written to `wfile` at the end."""

    def setup(self):
        from io import BytesIO
        self.packet, self.socket = self.request
        self.rfile = BytesIO(self.packet)
        self.wfile = BytesIO()

    def finish(self):
        self.socket.sendto(self.wfile.getvalue(), self.client_address)
