"""Files and data in the bzip2 format."""

import builtins
import io
import os
from _bz2 import BZ2Compressor, BZ2Decompressor

__all__ = ['BZ2File', 'BZ2Compressor', 'BZ2Decompressor', 'open', 'compress', 'decompress']

_CHUNK = io.DEFAULT_BUFFER_SIZE


class _Reader(io.RawIOBase):
    """Decompresses the streams of a file one after the other."""

    def __init__(self, file):
        self._file = file
        self._restart()

    def _restart(self):
        self._decompressor = BZ2Decompressor()
        self._position = 0
        self._size = -1  # once it is known
        self._ended = False

    def readable(self):
        return True

    def seekable(self):
        return self._file.seekable()

    def tell(self):
        return self._position

    def readinto(self, buffer):
        with memoryview(buffer) as view, view.cast('B') as flat:
            data = self.read(len(flat))
            flat[:len(data)] = data
        return len(data)

    def readall(self):
        parts = []
        while data := self.read(1 << 20):
            parts.append(data)
        return b''.join(parts)

    def read(self, size=-1):
        if size < 0:
            return self.readall()
        if not size or self._ended:
            return b''
        data = b''
        while not data:
            if self._decompressor.eof:
                rest = self._decompressor.unused_data or self._file.read(_CHUNK)
                if not rest:
                    break
                # What follows is another stream, or no data.
                self._decompressor = BZ2Decompressor()
                try:
                    data = self._decompressor.decompress(rest, size)
                except OSError:
                    break
            else:
                rest = b''
                if self._decompressor.needs_input:
                    rest = self._file.read(_CHUNK)
                    if not rest:
                        raise EOFError('Compressed file ended before the end-of-stream marker was reached')
                data = self._decompressor.decompress(rest, size)
        if not data:
            self._ended = True
            self._size = self._position
        self._position += len(data)
        return data

    def seek(self, offset, whence=io.SEEK_SET):
        if whence == io.SEEK_CUR:
            offset += self._position
        elif whence == io.SEEK_END:
            while self._size < 0 and self.read(1 << 16):
                pass
            offset += self._size
        elif whence != io.SEEK_SET:
            raise ValueError(f'Invalid value for whence: {whence}')
        if offset < self._position:
            self._file.seek(0)
            self._restart()
        while self._position < offset and self.read(min(1 << 16, offset - self._position)):
            pass
        return self._position


class BZ2File(io.BufferedIOBase):
    """A compressed file, to be read or written."""

    def __init__(self, filename, mode='r', *, compresslevel=9):
        self._fp = None
        self._closefp = False
        self._buffer = None
        self._writes = False
        if not 1 <= compresslevel <= 9:
            raise ValueError('compresslevel must be between 1 and 9')
        if mode in ('', 'r', 'rb'):
            mode = 'rb'
        elif mode in ('w', 'wb', 'x', 'xb', 'a', 'ab'):
            mode = mode.removesuffix('b') + 'b'
            self._writes = True
            self._compressor = BZ2Compressor(compresslevel)
        else:
            raise ValueError(f'Invalid mode: {mode!r}')
        self._mode = mode
        if isinstance(filename, (str, bytes, os.PathLike)):
            self._fp = builtins.open(filename, mode)
            self._closefp = True
        elif hasattr(filename, 'read') or hasattr(filename, 'write'):
            self._fp = filename
        else:
            raise TypeError('filename must be a str, bytes, file or PathLike object')
        if self._writes:
            self._position = 0
        else:
            self._buffer = io.BufferedReader(_Reader(self._fp))

    def close(self):
        """Write what is left, and close the file if it was opened here."""
        if self.closed:
            return
        try:
            if self._writes:
                self._fp.write(self._compressor.flush())
                self._compressor = None
            else:
                self._buffer.close()
        finally:
            file, self._fp, self._buffer = self._fp, None, None
            if self._closefp:
                file.close()

    @property
    def closed(self):
        """Whether it is closed."""
        return self._fp is None

    @property
    def name(self):
        self._check_not_closed()
        return self._fp.name

    @property
    def mode(self):
        return 'wb' if self._writes else 'rb'

    def _check_not_closed(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def _check_can_read(self):
        if not self.readable():
            raise io.UnsupportedOperation('File not open for reading')

    def fileno(self):
        """The descriptor of the file beneath."""
        self._check_not_closed()
        return self._fp.fileno()

    def seekable(self):
        """Whether it can be read from elsewhere."""
        return self.readable() and self._buffer.seekable()

    def readable(self):
        """Whether it can be read."""
        self._check_not_closed()
        return not self._writes

    def writable(self):
        """Whether it can be written."""
        self._check_not_closed()
        return self._writes

    def peek(self, n=0):
        """Data that is there, without going on."""
        self._check_can_read()
        return self._buffer.peek(n)

    def read(self, size=-1):
        """So many bytes, or all."""
        self._check_can_read()
        return self._buffer.read(size)

    def read1(self, size=-1):
        """What one reading of the file gives."""
        self._check_can_read()
        return self._buffer.read1(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def readinto(self, b):
        """Fill a buffer."""
        self._check_can_read()
        return self._buffer.readinto(b)

    def readline(self, size=-1):
        """A line."""
        self._check_can_read()
        return self._buffer.readline(size)

    def __iter__(self):
        self._check_can_read()
        return self._buffer.__iter__()

    def readlines(self, size=-1):
        """The lines."""
        self._check_can_read()
        return self._buffer.readlines(size)

    def write(self, data):
        """Compress and write bytes; returns how many they were."""
        if not self.writable():
            raise io.UnsupportedOperation('File not open for writing')
        length = len(data) if isinstance(data, (bytes, bytearray)) else memoryview(data).nbytes
        self._fp.write(self._compressor.compress(data))
        self._position += length
        return length

    def writelines(self, seq):
        """Write bytes one after the other."""
        return io.BufferedIOBase.writelines(self, seq)

    def seek(self, offset, whence=io.SEEK_SET):
        """Go on reading elsewhere; going back begins from the start."""
        self._check_can_read()
        if not self._buffer.seekable():
            raise io.UnsupportedOperation('The underlying file object does not support seeking')
        return self._buffer.seek(offset, whence)

    def tell(self):
        """The place in the data."""
        self._check_not_closed()
        return self._position if self._writes else self._buffer.tell()


def open(filename, mode='rb', compresslevel=9, encoding=None, errors=None, newline=None):
    """Open a compressed file, as text if the mode has a t."""
    if 't' in mode:
        if 'b' in mode:
            raise ValueError(f'Invalid mode: {mode!r}')
    else:
        for name, value in ('encoding', encoding), ('errors', errors), ('newline', newline):
            if value is not None:
                raise ValueError(f"Argument '{name}' not supported in binary mode")
    file = BZ2File(filename, mode.replace('t', ''), compresslevel=compresslevel)
    return io.TextIOWrapper(file, encoding, errors, newline) if 't' in mode else file


def compress(data, compresslevel=9):
    """Data in one compressed stream."""
    compressor = BZ2Compressor(compresslevel)
    return compressor.compress(data) + compressor.flush()


def decompress(data):
    """What one compressed stream or several hold."""
    parts = []
    while data:
        decompressor = BZ2Decompressor()
        try:
            part = decompressor.decompress(data)
        except OSError:
            if parts:
                break  # what follows the last stream is no data
            raise
        parts.append(part)
        if not decompressor.eof:
            raise ValueError('Compressed data ended before the end-of-stream marker was reached')
        data = decompressor.unused_data
    return b''.join(parts)
