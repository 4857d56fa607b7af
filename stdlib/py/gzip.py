"""Compressed files in the format of gzip."""

import builtins
import io
import os
import struct
import sys
import time
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]

FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16
READ = 'rb'
WRITE = 'wb'
_COMPRESS_LEVEL_FAST = 1
_COMPRESS_LEVEL_TRADEOFF = 6
_COMPRESS_LEVEL_BEST = 9
READ_BUFFER_SIZE = 128 * 1024


def open(filename, mode="rb", compresslevel=_COMPRESS_LEVEL_BEST, encoding=None, errors=None, newline=None):
    """Open a compressed file, of bytes or (with 't' in the mode) of text."""
    if "t" in mode:
        if "b" in mode:
            raise ValueError("Invalid mode: %r" % (mode,))
    else:
        for name, value in (('encoding', encoding), ('errors', errors), ('newline', newline)):
            if value is not None:
                raise ValueError("Argument '%s' not supported in binary mode" % name)
    gz_mode = mode.replace("t", "")
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, gz_mode, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, gz_mode, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    if "t" in mode:
        return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)
    return file


class BadGzipFile(OSError):
    """A file that is not in the format."""


def _header(filename, mtime, compresslevel):
    """The header of a member."""
    flags = FNAME if filename else 0
    level = {_COMPRESS_LEVEL_BEST: b'\002', _COMPRESS_LEVEL_FAST: b'\004'}.get(compresslevel, b'\000')
    header = b'\037\213\010' + bytes([flags]) + struct.pack("<L", int(mtime) & 0xffffffff) + level + b'\377'
    return header + (filename + b'\000' if filename else b'')


def _read_exactly(file, size):
    data = file.read(size)
    while len(data) < size:
        more = file.read(size - len(data))
        if not more:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        data += more
    return data


def _read_gzip_header(file):
    """Read a header; returns the time in it, or None at the end of the file."""
    magic = file.read(2)
    if magic == b'':
        return None
    if magic != b'\037\213':
        raise BadGzipFile('Not a gzipped file (%r)' % magic)
    method, flag, mtime = struct.unpack("<BBIxx", _read_exactly(file, 8))
    if method != 8:
        raise BadGzipFile('Unknown compression method')
    if flag & FEXTRA:
        size, = struct.unpack("<H", _read_exactly(file, 2))
        _read_exactly(file, size)
    for bit in (FNAME, FCOMMENT):
        if flag & bit:
            while file.read(1) not in (b'', b'\000'):
                pass
    if flag & FHCRC:
        _read_exactly(file, 2)
    return mtime


class _Reader(io.RawIOBase):
    """Decompresses members one after the other."""

    def __init__(self, file):
        self._file = file
        self._start = file.tell() if file.seekable() else 0
        self._reset()

    def _reset(self):
        self._position = 0
        self._data = b''
        self._decompressor = None
        self._ended = False
        self.mtime = None
        self._input = b''

    def readable(self):
        return True

    def seekable(self):
        return self._file.seekable()

    def tell(self):
        return self._position

    def readinto(self, buffer):
        with memoryview(buffer) as view, view.cast("B") as flat:
            data = self.read(len(flat))
            flat[:len(data)] = data
        return len(data)

    def readall(self):
        parts = []
        while data := self.read(READ_BUFFER_SIZE):
            parts.append(data)
        return b''.join(parts)

    def read(self, size=-1):
        if size < 0:
            return self.readall()
        if not size:
            return b''
        while not self._data:
            if self._ended:
                return b''
            self._more()
        data, self._data = self._data[:size], self._data[size:]
        self._position += len(data)
        return data

    def _more(self):
        """Decompress something."""
        if self._decompressor is None:
            source = _Pushed(self._input, self._file)
            mtime = self._next_header(source)
            self._input = source.data
            if mtime is None:
                self._ended = True
                return
            self.mtime = mtime
            self._decompressor = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
            self._crc, self._size = 0, 0
        if not self._input:
            self._input = self._file.read(READ_BUFFER_SIZE)
        if not self._input and not self._decompressor.unconsumed_tail:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        self._data = self._decompressor.decompress(self._input, READ_BUFFER_SIZE)
        self._input = self._decompressor.unconsumed_tail
        self._crc = zlib.crc32(self._data, self._crc)
        self._size += len(self._data)
        if self._decompressor.eof:
            source = _Pushed(self._decompressor.unused_data, self._file)
            crc, size = struct.unpack("<II", _read_exactly(source, 8))
            self._input = source.data
            self._decompressor = None
            if crc != self._crc:
                raise BadGzipFile("CRC check failed %s != %s" % (hex(crc), hex(self._crc)))
            if size != self._size & 0xffffffff:
                raise BadGzipFile("Incorrect length of data produced")

    def _next_header(self, source):
        if self.mtime is not None:
            # Zeros may fill up a file.
            byte = source.read(1)
            while byte == b'\x00':
                byte = source.read(1)
            source.data = byte + source.data
        return _read_gzip_header(source)

    def seek(self, offset, whence=io.SEEK_SET):
        if whence == io.SEEK_CUR:
            offset += self._position
        elif whence == io.SEEK_END:
            while self.read(READ_BUFFER_SIZE):
                pass
            offset += self._position
        if offset < self._position:
            self._file.seek(self._start)
            self._reset()
        while self._position < offset:
            if not self.read(min(offset - self._position, READ_BUFFER_SIZE)):
                break
        return self._position


class _Pushed:
    """Data that was read already, and then the file."""

    def __init__(self, data, file):
        self.data = data
        self.file = file

    def read(self, size):
        if not self.data:
            return self.file.read(size)
        data, self.data = self.data[:size], self.data[size:]
        if len(data) < size:
            data += self.file.read(size - len(data))
        return data


class GzipFile(io.BufferedIOBase):
    """A compressed file."""

    myfileobj = None

    def __init__(self, filename=None, mode=None, compresslevel=_COMPRESS_LEVEL_BEST, fileobj=None, mtime=None):
        if mode and ('t' in mode or 'U' in mode):
            raise ValueError("Invalid mode: {!r}".format(mode))
        if mode and 'b' not in mode:
            mode += 'b'
        if fileobj is None:
            fileobj = self.myfileobj = builtins.open(filename, mode or 'rb')
        if filename is None:
            filename = getattr(fileobj, 'name', '')
            if not isinstance(filename, (str, bytes)):
                filename = ''
        else:
            filename = os.fspath(filename)
        if mode is None:
            mode = getattr(fileobj, 'mode', 'rb')
        self.name = filename
        if mode.startswith('r'):
            self.mode = READ
            self._buffer = io.BufferedReader(_Reader(fileobj))
        elif mode.startswith(('w', 'a', 'x')):
            self.mode = WRITE
            self.crc, self.size, self.offset = zlib.crc32(b""), 0, 0
            self.compress = zlib.compressobj(compresslevel, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, 0)
            self._write_mtime = mtime
        else:
            raise ValueError("Invalid mode: {!r}".format(mode))
        self.fileobj = fileobj
        if self.mode == WRITE:
            name = os.path.basename(filename)
            try:
                name = name if isinstance(name, bytes) else name.encode('latin-1')
            except UnicodeEncodeError:
                name = b''
            name = name.removesuffix(b'.gz')
            self.fileobj.write(_header(name, time.time() if mtime is None else mtime, compresslevel))

    @property
    def mtime(self):
        """The time in the header that was read last."""
        return self._buffer.raw.mtime if self.mode == READ else self._write_mtime

    def __repr__(self):
        return '<gzip ' + repr(self.fileobj)[1:-1] + ' ' + hex(id(self)) + '>'

    def _check_not_closed(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def _check(self, mode, what):
        self._check_not_closed()
        if self.mode != mode:
            import errno
            raise OSError(errno.EBADF, f"{what}() on {'write' if mode == READ else 'read'}-only GzipFile object")

    def write(self, data):
        self._check(WRITE, 'write')
        if self.fileobj is None:
            raise ValueError("write() on closed GzipFile object")
        if not isinstance(data, (bytes, bytearray)):
            data = memoryview(data).tobytes()
        if data:
            self.fileobj.write(self.compress.compress(data))
            self.size += len(data)
            self.crc = zlib.crc32(data, self.crc)
            self.offset += len(data)
        return len(data)

    def read(self, size=-1):
        self._check(READ, 'read')
        return self._buffer.read(size)

    def read1(self, size=-1):
        self._check(READ, 'read1')
        return self._buffer.read1(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def peek(self, n):
        self._check(READ, 'peek')
        return self._buffer.peek(n)

    def readline(self, size=-1):
        self._check_not_closed()
        return self._buffer.readline(size)

    @property
    def closed(self):
        return self.fileobj is None

    def close(self):
        fileobj = self.fileobj
        if fileobj is None:
            return
        self.fileobj = None
        try:
            if self.mode == WRITE:
                fileobj.write(self.compress.flush())
                fileobj.write(struct.pack("<LL", self.crc, self.size & 0xffffffff))
            else:
                self._buffer.close()
        finally:
            own = self.myfileobj
            if own:
                self.myfileobj = None
                own.close()

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        self._check_not_closed()
        if self.mode == WRITE:
            self.fileobj.write(self.compress.flush(zlib_mode))
            self.fileobj.flush()

    def fileno(self):
        return self.fileobj.fileno()

    def rewind(self):
        if self.mode != READ:
            raise OSError("Can't rewind in write mode")
        self._buffer.seek(0)

    def readable(self):
        return self.mode == READ

    def writable(self):
        return self.mode == WRITE

    def seekable(self):
        return True

    def tell(self):
        self._check_not_closed()
        return self.offset if self.mode == WRITE else self._buffer.tell()

    def seek(self, offset, whence=io.SEEK_SET):
        self._check_not_closed()
        if self.mode == READ:
            return self._buffer.seek(offset, whence)
        if whence == io.SEEK_CUR:
            offset += self.offset
        elif whence != io.SEEK_SET:
            raise ValueError('Seek from end not supported')
        if offset < self.offset:
            raise OSError('Negative seek in write mode')
        while self.offset < offset:
            self.write(b'\0' * min(offset - self.offset, 65536))
        return self.offset


def compress(data, compresslevel=_COMPRESS_LEVEL_BEST, *, mtime=None):
    """Data in one compressed member."""
    body = zlib.compress(data, level=compresslevel, wbits=-15)
    header = _header(b'', time.time() if mtime is None else mtime, compresslevel)
    return header + body + struct.pack("<LL", zlib.crc32(data), len(data) & 0xffffffff)


def decompress(data):
    """The data of all members."""
    try:
        return _Reader(io.BytesIO(data)).readall()
    except BadGzipFile as error:
        if str(error).startswith("CRC check failed"):
            raise BadGzipFile("CRC check failed") from None
        raise


def main():
    """The command `-m gzip`."""
    from argparse import ArgumentParser
    parser = ArgumentParser(description="A simple command line interface for the gzip module: act like gzip, but do "
                                        "not delete the input file.")
    group = parser.add_mutually_exclusive_group()
    group.add_argument('--fast', action='store_true', help='compress faster')
    group.add_argument('--best', action='store_true', help='compress better')
    group.add_argument("-d", "--decompress", action="store_true", help="act like gunzip instead of gzip")
    parser.add_argument("args", nargs="*", default=["-"], metavar='file')
    args = parser.parse_args()
    level = 1 if args.fast else 9 if args.best else _COMPRESS_LEVEL_TRADEOFF
    for name in args.args:
        if args.decompress:
            if name == "-":
                source, target = GzipFile(filename="", mode="rb", fileobj=sys.stdin.buffer), sys.stdout.buffer
            else:
                if name[-3:] != ".gz":
                    sys.exit(f"filename doesn't end in .gz: {name!r}")
                source, target = open(name, "rb"), builtins.open(name[:-3], "wb")
        elif name == "-":
            source, target = sys.stdin.buffer, GzipFile(filename="", mode="wb", fileobj=sys.stdout.buffer,
                                                        compresslevel=level)
        else:
            source, target = builtins.open(name, "rb"), open(name + ".gz", "wb")
        while chunk := source.read(READ_BUFFER_SIZE):
            target.write(chunk)
        if target is not sys.stdout.buffer:
            target.close()
        if source is not sys.stdin.buffer:
            source.close()


if __name__ == '__main__':
    main()
