"""Archives in the ZIP format: `ZipFile`, `ZipInfo`, `is_zipfile`, `Path`.

Members are stored or deflated; those that are encrypted cannot be read."""

import io
import os
import shutil
import stat
import sys
import time

from _zipfile_info import (CENTRAL, CENTRAL_SIGNATURE, DESCRIPTOR, ENCRYPTED, END, END64, END64_SIGNATURE, END_SIGNATURE,
                           LOCAL, LOCAL_SIGNATURE, LOCATOR64, LOCATOR64_SIGNATURE, ZIP64_LIMIT, ZIP64_VERSION,
                           ZIP_BZIP2, ZIP_DEFLATED, ZIP_FILECOUNT_LIMIT, ZIP_LZMA, ZIP_MAX_COMMENT, ZIP_STORED,
                           BadZipFile, LargeZipFile, ZipInfo, decode_name, find_end)
from _zipfile_path import Path
from _zipfile_streams import Lock, SharedFile, ZipExtFile, ZipWriteFile, check_compression

__all__ = ["BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA", "is_zipfile",
           "ZipInfo", "ZipFile", "LargeZipFile", "Path"]

for _class in (BadZipFile, LargeZipFile, ZipInfo, ZipExtFile):
    _class.__module__ = 'zipfile'
error = BadZipfile = BadZipFile


def is_zipfile(filename):
    """Whether a file, given by its name or as a stream, ends like an archive."""
    try:
        if hasattr(filename, "read"):
            place = filename.tell()
            found = find_end(filename)
            filename.seek(place)
            return found is not None
        with open(filename, "rb") as file:
            return find_end(file) is not None
    except OSError:
        return False


class ZipFile:
    """An archive that is read, written or added to."""

    fp = None

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *,
                 strict_timestamps=True, metadata_encoding=None):
        if mode not in ('r', 'w', 'x', 'a'):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        check_compression(compression)
        self._allowZip64 = allowZip64
        self._didModify = False
        self.debug = 0
        self.NameToInfo = {}
        self.filelist = []
        self.compression, self.compresslevel = compression, compresslevel
        self.mode = mode
        self.pwd = None
        self._comment = b''
        self._strict_timestamps = strict_timestamps
        self.metadata_encoding = metadata_encoding
        if metadata_encoding and mode != 'r':
            raise ValueError("metadata_encoding is only supported for reading files")
        if isinstance(file, os.PathLike):
            file = os.fspath(file)
        self._filePassed = 0 if isinstance(file, str) else 1
        if isinstance(file, str):
            self.filename = file
            self.fp = self._open_file(file, mode)
        else:
            self.fp = file
            self.filename = getattr(file, 'name', None)
        self._fileRefCnt = 1
        self._lock = Lock()
        self._seekable = True
        self._writing = False
        try:
            self._begin(mode)
        except BaseException:
            fp, self.fp = self.fp, None
            self._fpclose(fp)
            raise

    @staticmethod
    def _open_file(name, mode):
        if mode == 'a':
            try:
                return io.open(name, 'r+b')
            except OSError:
                return io.open(name, 'w+b')
        return io.open(name, {'r': 'rb', 'w': 'w+b', 'x': 'x+b'}[mode])

    def _begin(self, mode):
        if mode == 'r':
            self._read_directory()
        elif mode in ('w', 'x'):
            self._didModify = True
            try:
                self.start_dir = self.fp.tell()
            except (AttributeError, OSError):
                self._seekable, self.start_dir = False, 0
                self.fp = _Counting(self.fp)
            else:
                try:
                    self.fp.seek(self.start_dir)
                except (AttributeError, OSError):
                    self._seekable = False
        else:
            try:
                self._read_directory()
                self.fp.seek(self.start_dir)
            except BadZipFile:
                # Something else is in front of the archive.
                self.fp.seek(0, 2)
                self._didModify = True
                self.start_dir = self.fp.tell()

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __repr__(self):
        parts = ['<%s.%s' % (self.__class__.__module__, self.__class__.__qualname__)]
        if self.fp is None:
            parts.append(' [closed]')
        else:
            if self._filePassed:
                parts.append(' file=%r' % self.fp)
            elif self.filename is not None:
                parts.append(' filename=%r' % self.filename)
            parts.append(' mode=%r' % self.mode)
        return ''.join(parts) + '>'

    def _read_directory(self):
        try:
            found = find_end(self.fp)
        except OSError:
            raise BadZipFile("File is not a zip file")
        if not found:
            raise BadZipFile("File is not a zip file")
        offset, size, end, self._comment = found
        # What is in front of the archive moves all places.
        shift = end - size - offset
        self.start_dir = offset + shift
        if self.start_dir < 0:
            raise BadZipFile("Bad offset for central directory")
        self.fp.seek(self.start_dir)
        data = io.BytesIO(self.fp.read(size))
        total = 0
        while total < size:
            head = data.read(CENTRAL.size)
            if len(head) != CENTRAL.size:
                raise BadZipFile("Truncated central directory")
            record = CENTRAL.unpack(head)
            if record[0] != CENTRAL_SIGNATURE:
                raise BadZipFile("Bad magic number for central directory")
            info = self._member(record, data, shift)
            self.filelist.append(info)
            self.NameToInfo[info.filename] = info
            total += CENTRAL.size + record[12] + record[13] + record[14]

    def _member(self, record, data, shift):
        raw = data.read(record[12])
        info = ZipInfo(decode_name(raw, record[5], self.metadata_encoding))
        info.extra, info.comment = data.read(record[13]), data.read(record[14])
        (info.create_version, info.create_system, info.extract_version, info.reserved, info.flag_bits,
         info.compress_type, moment, day, info.CRC, info.compress_size, info.file_size) = record[1:12]
        info.volume, info.internal_attr, info.external_attr, info.header_offset = record[15:19]
        if info.extract_version > 63:
            raise NotImplementedError("zip file version %.1f" % (info.extract_version / 10))
        info._raw_time = moment
        info.date_time = ((day >> 9) + 1980, day >> 5 & 0xF, day & 0x1F, moment >> 11, moment >> 5 & 0x3F,
                          (moment & 0x1F) * 2)
        info._decode_extra()
        info.header_offset += shift
        return info

    def namelist(self):
        """The names of the members."""
        return [info.filename for info in self.filelist]

    def infolist(self):
        """What is known of the members."""
        return self.filelist

    def printdir(self, file=None):
        """Prints a table of the members."""
        print("%-46s %19s %12s" % ("File Name", "Modified    ", "Size"), file=file)
        for info in self.filelist:
            print("%-46s %s %12d" % (info.filename, "%d-%02d-%02d %02d:%02d:%02d" % info.date_time[:6],
                                     info.file_size), file=file)

    def testzip(self):
        """The name of the first damaged member, or None."""
        for info in self.filelist:
            try:
                with self.open(info.filename, "r") as member:
                    while member.read(1 << 20):
                        pass
            except BadZipFile:
                return info.filename

    def getinfo(self, name):
        """What is known of the member with a name."""
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError('There is no item named %r in the archive' % name)
        return info

    def setpassword(self, pwd):
        """The password of encrypted members."""
        if pwd and not isinstance(pwd, bytes):
            raise TypeError("pwd: expected bytes, got %s" % type(pwd).__name__)
        self.pwd = pwd or None

    @property
    def comment(self):
        """The comment of the archive, bytes."""
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError("comment: expected bytes, got %s" % type(comment).__name__)
        if len(comment) > ZIP_MAX_COMMENT:
            import warnings
            warnings.warn('Archive comment is too long; truncating to %d bytes' % ZIP_MAX_COMMENT, stacklevel=2)
            comment = comment[:ZIP_MAX_COMMENT]
        self._comment = comment
        self._didModify = True

    def read(self, name, pwd=None):
        """All bytes of a member."""
        with self.open(name, "r", pwd) as member:
            return member.read()

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        """A member as a stream."""
        if mode not in {"r", "w"}:
            raise ValueError('open() requires mode "r" or "w"')
        if pwd and mode == "w":
            raise ValueError("pwd is only supported for reading files")
        if not self.fp:
            raise ValueError("Attempt to use ZIP archive that was already closed")
        if isinstance(name, ZipInfo):
            info = name
        elif mode == 'w':
            info = ZipInfo(name)
            info.compress_type, info.compress_level = self.compression, self.compresslevel
        else:
            info = self.getinfo(name)
        if mode == 'w':
            return self._open_to_write(info, force_zip64=force_zip64)
        if self._writing:
            raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before trying to read.")
        self._fileRefCnt += 1
        file = SharedFile(self.fp, info.header_offset, self._fpclose, self._lock, lambda: self._writing)
        try:
            self._check_header(file, info)
            return ZipExtFile(file, mode, info, None, True)
        except BaseException:
            file.close()
            raise

    def _check_header(self, file, info):
        """Goes over the record in front of the data."""
        head = file.read(LOCAL.size)
        if len(head) != LOCAL.size:
            raise BadZipFile("Truncated file header")
        record = LOCAL.unpack(head)
        if record[0] != LOCAL_SIGNATURE:
            raise BadZipFile("Bad magic number for file header")
        name = file.read(record[10])
        if record[11]:
            file.seek(record[11], whence=1)
        if info.flag_bits & 0x20:
            raise NotImplementedError("compressed patched data (flag bit 5)")
        if info.flag_bits & 0x40:
            raise NotImplementedError("strong encryption (flag bit 6)")
        if decode_name(name, record[3], self.metadata_encoding) != info.orig_filename:
            raise BadZipFile('File name in directory %r and header %r differ.' % (info.orig_filename, name))
        if info.flag_bits & ENCRYPTED:
            if not self.pwd:
                raise RuntimeError("File %r is encrypted, password required for extraction" % info.filename)
            raise NotImplementedError("encrypted members cannot be read")

    def _open_to_write(self, info, force_zip64=False):
        if force_zip64 and not self._allowZip64:
            raise ValueError("force_zip64 is True, but allowZip64 was False when opening the ZIP file.")
        if self._writing:
            raise ValueError("Can't write to the ZIP file while there is another write handle open on it. "
                             "Close the first handle before opening another.")
        info.compress_size = 0
        info.CRC = 0
        info.flag_bits = 0x00
        if not self._seekable:
            info.flag_bits |= DESCRIPTOR
        if not info.external_attr:
            info.external_attr = 0o600 << 16
        zip64 = force_zip64 or (self._allowZip64 and info.file_size * 1.05 > ZIP64_LIMIT)
        self._begin_member(info)
        self.fp.write(info.FileHeader(zip64))
        self._writing = True
        return ZipWriteFile(self, info, zip64)

    def _begin_member(self, info):
        if self._seekable:
            self.fp.seek(self.start_dir)
        info.header_offset = self.fp.tell()
        self._writecheck(info)
        self._didModify = True

    def _writecheck(self, info):
        """Refuses what cannot be added."""
        if info.filename in self.NameToInfo:
            import warnings
            warnings.warn('Duplicate name: %r' % info.filename, stacklevel=3)
        if self.mode not in ('w', 'x', 'a'):
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if not self.fp:
            raise ValueError("Attempt to write ZIP archive that was already closed")
        check_compression(info.compress_type)
        if not self._allowZip64:
            for problem, is_there in (("Files count", len(self.filelist) >= ZIP_FILECOUNT_LIMIT),
                                      ("Filesize", info.file_size > ZIP64_LIMIT),
                                      ("Zipfile size", info.header_offset > ZIP64_LIMIT)):
                if is_there:
                    raise LargeZipFile(problem + " would require ZIP64 extensions")

    def extract(self, member, path=None, pwd=None):
        """Writes a member into a folder; where it is."""
        return self._extract_member(member, os.getcwd() if path is None else os.fspath(path), pwd)

    def extractall(self, path=None, members=None, pwd=None):
        """Writes all members, or those named, into a folder."""
        path = os.getcwd() if path is None else os.fspath(path)
        for member in self.namelist() if members is None else members:
            self._extract_member(member, path, pwd)

    def _extract_member(self, member, target, pwd):
        if not isinstance(member, ZipInfo):
            member = self.getinfo(member)
        parts = [part for part in os.path.splitdrive(member.filename)[1].split('/')
                 if part not in ('', os.path.curdir, os.path.pardir)]
        if not parts and not member.is_dir():
            raise ValueError("Empty filename.")
        place = os.path.normpath(os.path.join(target, *parts))
        os.makedirs(os.path.dirname(place) or '.', exist_ok=True)
        if member.is_dir():
            os.makedirs(place, exist_ok=True)
            return place
        with self.open(member, pwd=pwd) as source, open(place, "wb") as copy:
            shutil.copyfileobj(source, copy)
        return place

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        """Adds a file or folder of the file system."""
        if not self.fp:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists")
        info = ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict_timestamps)
        if info.is_dir():
            info.compress_size = 0
            info.CRC = 0
            self.mkdir(info)
            return
        info.compress_type = self.compression if compress_type is None else compress_type
        info.compress_level = self.compresslevel if compresslevel is None else compresslevel
        with open(filename, "rb") as source, self.open(info, 'w') as member:
            shutil.copyfileobj(source, member, 1024 * 8)

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        """Adds a member with these contents, a str as UTF-8."""
        if isinstance(data, str):
            data = data.encode("utf-8")
        if isinstance(zinfo_or_arcname, ZipInfo):
            info = zinfo_or_arcname
        else:
            info = ZipInfo(zinfo_or_arcname, date_time=time.localtime(time.time())[:6])
            info.compress_type, info.compress_level = self.compression, self.compresslevel
            if info.filename.endswith('/'):
                info.external_attr = 0o40775 << 16 | 0x10
            else:
                info.external_attr = 0o600 << 16
        if not self.fp:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists.")
        if compress_type is not None:
            info.compress_type = compress_type
        if compresslevel is not None:
            info.compress_level = compresslevel
        info.file_size = len(data)
        with self._lock, self.open(info, mode='w') as member:
            member.write(data)

    def mkdir(self, zinfo_or_directory_name, mode=511):
        """Adds a folder."""
        if isinstance(zinfo_or_directory_name, ZipInfo):
            info = zinfo_or_directory_name
            if not info.is_dir():
                raise ValueError("The given ZipInfo does not describe a directory")
        elif isinstance(zinfo_or_directory_name, str):
            name = zinfo_or_directory_name
            info = ZipInfo(name if name.endswith("/") else name + "/")
            info.compress_size = info.CRC = 0
            info.external_attr = (0o40000 | mode) << 16 & 0xFFFF0000 | 0x10
        else:
            raise TypeError("Expected type str or ZipInfo")
        with self._lock:
            self._begin_member(info)
            self.filelist.append(info)
            self.NameToInfo[info.filename] = info
            self.fp.write(info.FileHeader(False))
            self.start_dir = self.fp.tell()

    def __del__(self):
        self.close()

    def close(self):
        """Writes the directory, if the archive was changed, and closes the file."""
        if self.fp is None:
            return
        if self._writing:
            raise ValueError("Can't close the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before closing the zip.")
        try:
            if self.mode in ('w', 'x', 'a') and self._didModify:
                with self._lock:
                    if self._seekable:
                        self.fp.seek(self.start_dir)
                    self._write_directory()
        finally:
            fp, self.fp = self.fp, None
            self._fpclose(fp)

    def _write_directory(self):
        for info in self.filelist:
            self.fp.write(info._central_record())
        end = self.fp.tell()
        count, size, offset = len(self.filelist), end - self.start_dir, self.start_dir
        if count > ZIP_FILECOUNT_LIMIT or offset > ZIP64_LIMIT or size > ZIP64_LIMIT:
            if not self._allowZip64:
                raise LargeZipFile("Central directory would require ZIP64 extensions")
            self.fp.write(END64.pack(END64_SIGNATURE, 44, ZIP64_VERSION, ZIP64_VERSION, 0, 0, count, count, size, offset))
            self.fp.write(LOCATOR64.pack(LOCATOR64_SIGNATURE, 0, end, 1))
            count, size, offset = min(count, 0xFFFF), min(size, 0xFFFFFFFF), min(offset, 0xFFFFFFFF)
        self.fp.write(END.pack(END_SIGNATURE, 0, 0, count, count, size, offset, len(self._comment)) + self._comment)
        if self.mode == "a":
            self.fp.truncate()
        self.fp.flush()

    def _fpclose(self, fp):
        self._fileRefCnt -= 1
        if not self._fileRefCnt and not self._filePassed:
            fp.close()


class _Counting:
    """A stream that cannot tell its place, counted."""

    def __init__(self, stream):
        self.stream, self.place = stream, 0

    def write(self, data):
        count = self.stream.write(data)
        self.place += count
        return count

    def tell(self):
        return self.place

    def flush(self):
        self.stream.flush()

    def close(self):
        self.stream.close()


def main(args=None):
    """`python -m zipfile`: lists, tests, makes and extracts archives."""
    import argparse
    parser = argparse.ArgumentParser(description='A simple command-line interface for zipfile module.')
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument('-l', '--list', metavar='<zipfile>', help='Show listing of a zipfile')
    group.add_argument('-e', '--extract', nargs=2, metavar=('<zipfile>', '<output_dir>'),
                       help='Extract zipfile into target dir')
    group.add_argument('-c', '--create', nargs='+', metavar=('<name>', '<file>'), help='Create zipfile from sources')
    group.add_argument('-t', '--test', metavar='<zipfile>', help='Test if a zipfile is valid')
    options = parser.parse_args(args)
    if options.test is not None:
        with ZipFile(options.test, 'r') as archive:
            bad = archive.testzip()
        if bad:
            print("The following enclosed file is corrupted: {!r}".format(bad))
        print("Done testing")
    elif options.list is not None:
        with ZipFile(options.list, 'r') as archive:
            archive.printdir()
    elif options.extract is not None:
        with ZipFile(options.extract[0], 'r') as archive:
            archive.extractall(options.extract[1])
    else:
        with ZipFile(options.create[0], 'w', compression=ZIP_DEFLATED) as archive:
            for path in options.create[1:]:
                _add(archive, path, os.path.basename(path) or os.path.basename(os.path.dirname(path)))


def _add(archive, path, name):
    if os.path.isfile(path):
        archive.write(path, name, ZIP_DEFLATED)
    elif os.path.isdir(path):
        if name not in ('', os.curdir, os.pardir):
            archive.write(path, name)
        for inner in sorted(os.listdir(path)):
            _add(archive, os.path.join(path, inner), os.path.join(name, inner))


if __name__ == "__main__":
    main()
