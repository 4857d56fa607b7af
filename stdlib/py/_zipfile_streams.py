"""For `zipfile`: members as streams."""

import io
import threading
import zlib

from _zipfile_info import (DESCRIPTOR, ZIP64_LIMIT, ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, BadZipFile, NAMES)
import struct


def check_compression(kind):
    """Refuses what members cannot be compressed with."""
    if kind in (ZIP_STORED, ZIP_DEFLATED):
        return
    if kind == ZIP_BZIP2:
        raise RuntimeError("Compression requires the (missing) bz2 module")
    if kind == ZIP_LZMA:
        raise RuntimeError("Compression requires the (missing) lzma module")
    raise NotImplementedError("That compression method is not supported")


def compressor(kind, level=None):
    """What compresses a member; None if it is stored as it is."""
    if kind == ZIP_DEFLATED:
        return zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION if level is None else level, zlib.DEFLATED, -15)
    return None


def decompressor(kind):
    """What expands a member; None if it is stored as it is."""
    if kind == ZIP_STORED:
        return None
    if kind == ZIP_DEFLATED:
        return zlib.decompressobj(-15)
    if kind in NAMES:
        raise NotImplementedError("compression type %d (%s)" % (kind, NAMES[kind]))
    raise NotImplementedError("compression type %d" % kind)


class SharedFile:
    """A part of the archive's file with a place of its own."""

    def __init__(self, file, place, close, lock, is_writing):
        self._file, self._place, self._close, self._lock, self._is_writing = file, place, close, lock, is_writing
        self.seekable = file.seekable

    def tell(self):
        return self._place

    def seek(self, offset, whence=0):
        with self._lock:
            if self._is_writing():
                raise ValueError("Can't reposition in the ZIP file while there is an open writing handle on it. "
                                 "Close the writing handle before trying to read.")
            self._file.seek(self._place if whence == 1 else 0)
            self._file.seek(offset, whence)
            self._place = self._file.tell()
            return self._place

    def read(self, size=-1):
        with self._lock:
            if self._is_writing():
                raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. "
                                 "Close the writing handle before trying to read.")
            self._file.seek(self._place)
            data = self._file.read(size)
            self._place = self._file.tell()
            return data

    def close(self):
        if self._file is not None:
            file, self._file = self._file, None
            self._close(file)


class ZipExtFile(io.BufferedIOBase):
    """A member that is read."""

    MAX_N = 1 << 31 - 1
    MIN_READ_SIZE = 4096

    def __init__(self, fileobj, mode, zipinfo, pwd=None, close_fileobj=False):
        self._file, self._close_file = fileobj, close_fileobj
        self.mode, self.name, self._info = mode, zipinfo.filename, zipinfo
        self.newlines = None
        self._start = fileobj.tell() if fileobj.seekable() else None
        self._rewind()

    def _rewind(self):
        self._expander = decompressor(self._info.compress_type)
        self._left = self._info.compress_size
        self._size_left = self._info.file_size
        self._buffer, self._offset = b'', 0
        self._crc, self._place, self._eof = zlib.crc32(b''), 0, False

    def __repr__(self):
        parts = ['<%s.%s' % (self.__class__.__module__, self.__class__.__qualname__)]
        if self.closed:
            parts.append(' [closed]')
        else:
            parts.append(' name=%r' % self.name)
            if self._info.compress_type != ZIP_STORED:
                parts.append(' compress_type=%s' % NAMES.get(self._info.compress_type, self._info.compress_type))
        return ''.join(parts) + '>'

    def _check_open(self, what="I/O operation on closed file."):
        if self.closed:
            raise ValueError(what)

    def readable(self):
        self._check_open()
        return True

    def _more(self):
        """Expands a little more of the data into the buffer."""
        if self._eof or self._size_left <= 0:
            self._finish()
            return b''
        raw = self._file.read(min(max(self.MIN_READ_SIZE, 1), self._left)) if self._left else b''
        if not raw and self._left:
            raise EOFError
        self._left -= len(raw)
        if self._expander is None:
            data = raw
        else:
            data = self._expander.decompress(raw)
            if self._left == 0:
                data += self._expander.flush()
        data = data[:self._size_left]
        self._size_left -= len(data)
        self._crc = zlib.crc32(data, self._crc)
        if self._size_left <= 0 or self._left == 0 and not data:
            self._finish()
        return data

    def _finish(self):
        if not self._eof:
            self._eof = True
            expected = getattr(self._info, 'CRC', None)
            if expected is not None and self._crc != expected:
                raise BadZipFile("Bad CRC-32 for file %r" % self.name)

    def _fill(self, size):
        """Has at least `size` bytes in the buffer, all of them for None."""
        parts, have = [self._buffer[self._offset:]], len(self._buffer) - self._offset
        while not self._eof and (size is None or have < size):
            data = self._more()
            parts.append(data)
            have += len(data)
        self._buffer, self._offset = b''.join(parts), 0
        if not self._eof and self._size_left <= 0:
            self._finish()

    def read(self, n=-1):
        """Up to `n` bytes; all that are left without it."""
        self._check_open("read from closed file.")
        size = None if n is None or n < 0 else n
        self._fill(size)
        end = len(self._buffer) if size is None else min(size, len(self._buffer))
        data, self._buffer = self._buffer[:end], self._buffer[end:]
        self._place += len(data)
        return data

    def read1(self, n=-1):
        """Up to `n` bytes, those that are there if there are some."""
        self._check_open("read from closed file.")
        while not self._buffer[self._offset:] and not self._eof:
            self._buffer, self._offset = self._more(), 0
        end = len(self._buffer) if n is None or n < 0 else n
        data, self._buffer = self._buffer[:end], self._buffer[end:]
        self._place += len(data)
        return data

    def peek(self, n=1):
        """Bytes that come next, which stay where they are."""
        self._fill(n)
        return self._buffer[:512] if len(self._buffer) > 512 else self._buffer

    def seekable(self):
        self._check_open()
        return self._start is not None

    def tell(self):
        self._check_open("tell on closed file.")
        if self._start is None:
            raise io.UnsupportedOperation("underlying stream is not seekable")
        return self._place

    def seek(self, offset, whence=0):
        """Goes to a place in the data, which is expanded up to there."""
        self._check_open("seek on closed file.")
        if self._start is None:
            raise io.UnsupportedOperation("underlying stream is not seekable")
        if whence not in (0, 1, 2):
            raise ValueError("whence must be os.SEEK_SET (0), os.SEEK_CUR (1), or os.SEEK_END (2)")
        place = offset + (0, self._place, self._info.file_size)[whence]
        place = max(0, min(place, self._info.file_size))
        if place < self._place:
            self._file.seek(self._start)
            self._rewind()
        while self._place < place and self.read(min(place - self._place, 1 << 20)):
            pass
        return self._place

    def close(self):
        try:
            if self._close_file and not self.closed:
                self._file.close()
        finally:
            super().close()


class ZipWriteFile(io.BufferedIOBase):
    """A member that is written."""

    def __init__(self, archive, info, zip64):
        self._info, self._archive, self._zip64 = info, archive, zip64
        self._compressor = compressor(info.compress_type, info.compress_level)
        self._size = self._packed = 0
        self._crc = 0

    @property
    def name(self):
        return self._info.filename

    @property
    def mode(self):
        return 'wb'

    def writable(self):
        return True

    def write(self, data):
        """Adds bytes."""
        if self.closed:
            raise ValueError('I/O operation on closed file.')
        count = data.nbytes if isinstance(data, memoryview) else len(data)
        self._size += count
        self._crc = zlib.crc32(data, self._crc)
        if self._compressor:
            data = self._compressor.compress(data)
            self._packed += len(data)
        self._archive.fp.write(data)
        return count

    def close(self):
        """Ends the member: its sizes become known."""
        if self.closed:
            return
        try:
            super().close()
            file, info = self._archive.fp, self._info
            if self._compressor:
                rest = self._compressor.flush()
                self._packed += len(rest)
                file.write(rest)
                info.compress_size = self._packed
            else:
                info.compress_size = self._size
            info.CRC, info.file_size = self._crc, self._size
            if not self._zip64 and max(self._size, info.compress_size) > ZIP64_LIMIT:
                raise RuntimeError("File size too large, try using force_zip64" if self._size > ZIP64_LIMIT
                                   else "Compressed size too large, try using force_zip64")
            if info.flag_bits & DESCRIPTOR:
                file.write(struct.pack('<4sLQQ' if self._zip64 else '<4sLLL', b'PK\x07\x08', info.CRC,
                                       info.compress_size, info.file_size))
                self._archive.start_dir = file.tell()
            else:
                self._archive.start_dir = file.tell()
                file.seek(info.header_offset)
                file.write(info.FileHeader(self._zip64))
                file.seek(self._archive.start_dir)
            self._archive.filelist.append(info)
            self._archive.NameToInfo[info.filename] = info
        finally:
            self._archive._writing = False


Lock = threading.RLock
