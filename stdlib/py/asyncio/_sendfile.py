"""Sending files through sockets and transports: by the system where it can, else by reading and writing."""
from . import constants, exceptions, protocols, transports


class _SendfileFallbackProtocol(protocols.Protocol):
    """Stands in for a transport's protocol while a file is copied, so that the copying can be paused."""

    def __init__(self, transp):
        if not isinstance(transp, transports._FlowControlMixin):
            raise TypeError('transport should be _FlowControlMixin instance')
        self._transport = transp
        self._proto = transp.get_protocol()
        self._should_resume_reading = transp.is_reading()
        self._should_resume_writing = transp._protocol_paused
        transp.pause_reading()
        transp.set_protocol(self)
        self._write_ready_fut = transp._loop.create_future() if self._should_resume_writing else None

    async def drain(self):
        if self._transport.is_closing():
            raise ConnectionError('Connection closed by peer')
        if self._write_ready_fut is not None:
            await self._write_ready_fut

    def connection_made(self, transport):
        raise RuntimeError('Invalid state: connection should have been established already.')

    def connection_lost(self, exc):
        if self._write_ready_fut is not None:
            # Whoever waits is told why the buffer will never drain.
            if exc is None:
                exc = ConnectionError('Connection is closed by peer')
            self._write_ready_fut.set_exception(exc)
        self._proto.connection_lost(exc)

    def pause_writing(self):
        if self._write_ready_fut is None:
            self._write_ready_fut = self._transport._loop.create_future()

    def resume_writing(self):
        if self._write_ready_fut is not None:
            self._write_ready_fut.set_result(False)
            self._write_ready_fut = None

    def data_received(self, data):
        raise RuntimeError('Invalid state: reading should be paused')

    def eof_received(self):
        raise RuntimeError('Invalid state: reading should be paused')

    async def restore(self):
        self._transport.set_protocol(self._proto)
        if self._should_resume_reading:
            self._transport.resume_reading()
        if self._write_ready_fut is not None:
            # The pause that was there before has not ended.
            self._write_ready_fut.cancel()
        if self._should_resume_writing:
            self._proto.resume_writing()


class SendfileMixin:
    """The methods of a loop that send files."""

    async def sock_sendfile(self, sock, file, offset=0, count=None, *, fallback=True):
        """Send a file through a socket; returns the number of bytes."""
        if self._debug and sock.gettimeout() != 0:
            raise ValueError('the socket must be non-blocking')
        self._check_sendfile_params(sock, file, offset, count)
        try:
            return await self._sock_sendfile_native(sock, file, offset, count)
        except exceptions.SendfileNotAvailableError:
            if not fallback:
                raise
        return await self._sock_sendfile_fallback(sock, file, offset, count)

    async def _sock_sendfile_native(self, sock, file, offset, count):
        raise exceptions.SendfileNotAvailableError(
            f'syscall sendfile is not available for socket {sock!r} and file {file!r} combination'
        )

    async def _copy(self, file, offset, count, send):
        """Read the file in pieces and send them."""
        if hasattr(file, 'seek'):
            file.seek(offset)
        size = constants.SENDFILE_FALLBACK_READBUFFER_SIZE
        buffer = bytearray(min(count, size) if count else size)
        total = 0
        try:
            while True:
                wanted = min(count - total, len(buffer)) if count else len(buffer)
                if wanted <= 0:
                    break
                view = memoryview(buffer)[:wanted]
                read = await self.run_in_executor(None, file.readinto, view)
                if not read:
                    break
                await send(view[:read])
                total += read
            return total
        finally:
            if total > 0 and hasattr(file, 'seek'):
                file.seek(offset + total)

    async def _sock_sendfile_fallback(self, sock, file, offset, count):
        async def send(piece):
            await self.sock_sendall(sock, piece)

        return await self._copy(file, offset, count, send)

    def _check_sendfile_params(self, sock, file, offset, count):
        import socket
        if 'b' not in getattr(file, 'mode', 'b'):
            raise ValueError('file should be opened in binary mode')
        if not sock.type == socket.SOCK_STREAM:
            raise ValueError('only SOCK_STREAM type sockets are supported')
        if count is not None:
            if not isinstance(count, int):
                raise TypeError(f'count must be a positive integer (got {count!r})')
            if count <= 0:
                raise ValueError(f'count must be a positive integer (got {count!r})')
        if not isinstance(offset, int):
            raise TypeError(f'offset must be a non-negative integer (got {offset!r})')
        if offset < 0:
            raise ValueError(f'offset must be a non-negative integer (got {offset!r})')

    async def sendfile(self, transport, file, offset=0, count=None, *, fallback=True):
        """Send a file through a transport; returns the number of bytes."""
        if transport.is_closing():
            raise RuntimeError('Transport is closing')
        mode = getattr(transport, '_sendfile_compatible', constants._SendfileMode.UNSUPPORTED)
        if mode is constants._SendfileMode.UNSUPPORTED:
            raise RuntimeError(f'sendfile is not supported for transport {transport!r}')
        if mode is constants._SendfileMode.TRY_NATIVE:
            try:
                return await self._sendfile_native(transport, file, offset, count)
            except exceptions.SendfileNotAvailableError:
                if not fallback:
                    raise
        if not fallback:
            raise RuntimeError(
                f'fallback is disabled and native sendfile is not supported for transport {transport!r}'
            )
        return await self._sendfile_fallback(transport, file, offset, count)

    async def _sendfile_native(self, transp, file, offset, count):
        raise exceptions.SendfileNotAvailableError('sendfile syscall is not supported')

    async def _sendfile_fallback(self, transp, file, offset, count):
        protocol = _SendfileFallbackProtocol(transp)

        async def send(piece):
            transp.write(bytes(piece))
            await protocol.drain()

        try:
            return await self._copy(file, offset, count, send)
        finally:
            await protocol.restore()
