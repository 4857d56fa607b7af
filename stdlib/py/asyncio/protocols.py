"""What a program implements to be told of connections: protocols."""
__all__ = ('BaseProtocol', 'Protocol', 'DatagramProtocol', 'SubprocessProtocol', 'BufferedProtocol')


class BaseProtocol:
    """What all protocols are told."""

    __slots__ = ()

    def connection_made(self, transport):
        """The connection is there; its transport is what to write to."""

    def connection_lost(self, exc):
        """The connection is closed: None if that was regular, else the exception."""

    def pause_writing(self):
        """The transport's buffer has grown over its high-water mark."""

    def resume_writing(self):
        """The transport's buffer has drained below its low-water mark."""


class Protocol(BaseProtocol):
    """A protocol for streams of bytes."""

    __slots__ = ()

    def data_received(self, data):
        """Some bytes have come."""

    def eof_received(self):
        """The other end will send no more; a true result keeps the transport open."""


class BufferedProtocol(BaseProtocol):
    """A protocol for streams of bytes that come into the protocol's own buffer."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """Return a buffer to receive into."""

    def buffer_updated(self, nbytes):
        """So many bytes were received into the buffer."""

    def eof_received(self):
        """The other end will send no more; a true result keeps the transport open."""


class DatagramProtocol(BaseProtocol):
    """A protocol for datagrams."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """A datagram has come."""

    def error_received(self, exc):
        """Sending or receiving has raised an OSError."""


class SubprocessProtocol(BaseProtocol):
    """A protocol for the pipes of a child process."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """The child has written to its descriptor 1 or 2."""

    def pipe_connection_lost(self, fd, exc):
        """A pipe to the child is closed."""

    def process_exited(self):
        """The child has ended."""


def _feed_data_to_buffered_proto(proto, data):
    """Give bytes to a BufferedProtocol, as often as its buffer makes necessary."""
    left = len(data)
    while left:
        buffer = proto.get_buffer(left)
        room = len(buffer)
        if not room:
            raise RuntimeError('get_buffer() returned an empty buffer')
        count = min(room, left)
        buffer[:count] = data[:count]
        proto.buffer_updated(count)
        data = data[count:]
        left = len(data)
