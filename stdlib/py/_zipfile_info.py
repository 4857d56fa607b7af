"""For `zipfile`: the records of the format, and what is known of a member."""

import os
import stat
import struct
import time

ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14
ZIP64_LIMIT = (1 << 31) - 1
ZIP_FILECOUNT_LIMIT = (1 << 16) - 1
ZIP_MAX_COMMENT = (1 << 16) - 1

LOCAL = struct.Struct('<4s2B4HL2L2H')
LOCAL_SIGNATURE = b'PK\003\004'
CENTRAL = struct.Struct('<4s4B4HL2L5H2L')
CENTRAL_SIGNATURE = b'PK\001\002'
END = struct.Struct('<4s4H2LH')
END_SIGNATURE = b'PK\005\006'
END64 = struct.Struct('<4sQ2H2L4Q')
END64_SIGNATURE = b'PK\006\006'
LOCATOR64 = struct.Struct('<4sLQL')
LOCATOR64_SIGNATURE = b'PK\006\007'

ENCRYPTED, DESCRIPTOR, UTF8 = 0x1, 0x8, 0x800
ZIP64_VERSION = 45
NAMES = {0: 'store', 1: 'shrink', 8: 'deflate', 9: 'deflate64', 12: 'bzip2', 14: 'lzma'}


class BadZipFile(Exception):
    """The file is no archive, or is damaged."""


class LargeZipFile(Exception):
    """The archive would need the extensions for large files, which were not allowed."""


class ZipInfo:
    """What is known of a member of an archive."""

    __slots__ = ('orig_filename', 'filename', 'date_time', 'compress_type', 'compress_level', 'comment', 'extra',
                 'create_system', 'create_version', 'extract_version', 'reserved', 'flag_bits', 'volume',
                 'internal_attr', 'external_attr', 'header_offset', 'CRC', 'compress_size', 'file_size',
                 '_raw_time', '_end_offset')

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        filename = filename.partition('\0')[0]
        if os.sep != "/" and os.sep in filename:
            filename = filename.replace(os.sep, "/")
        self.filename = filename
        self.date_time = date_time
        if date_time[0] < 1980:
            raise ValueError('ZIP does not support timestamps before 1980')
        self.compress_type = ZIP_STORED
        self.compress_level = None
        self.comment = self.extra = b""
        self.create_system = 3
        self.create_version = self.extract_version = 20
        self.reserved = self.flag_bits = self.volume = 0
        self.internal_attr = self.external_attr = 0
        self.compress_size = self.file_size = 0
        self._end_offset = None

    def __repr__(self):
        parts = ['<%s filename=%r' % (self.__class__.__name__, self.filename)]
        if self.compress_type != ZIP_STORED:
            parts.append(' compress_type=%s' % NAMES.get(self.compress_type, self.compress_type))
        mode, rest = self.external_attr >> 16, self.external_attr & 0xFFFF
        if mode:
            parts.append(' filemode=%r' % stat.filemode(mode))
        if rest:
            parts.append(' external_attr=%#x' % rest)
        if not self.is_dir() or self.file_size:
            parts.append(' file_size=%r' % self.file_size)
        if ((not self.is_dir() or self.compress_size)
                and (self.compress_type != ZIP_STORED or self.file_size != self.compress_size)):
            parts.append(' compress_size=%r' % self.compress_size)
        return ''.join(parts) + '>'

    def is_dir(self):
        """Whether the member is a folder."""
        return self.filename.endswith('/')

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        """What is known of a file or folder of the file system."""
        if isinstance(filename, os.PathLike):
            filename = os.fspath(filename)
        known = os.stat(filename)
        moment = time.localtime(known.st_mtime)[:6]
        if not strict_timestamps:
            moment = max((1980, 1, 1, 0, 0, 0), min((2107, 12, 31, 23, 59, 59), moment))
        name = os.path.normpath(os.path.splitdrive(filename if arcname is None else arcname)[1]).lstrip('/')
        if stat.S_ISDIR(known.st_mode):
            name += '/'
        info = cls(name, moment)
        info.external_attr = (known.st_mode & 0xFFFF) << 16
        if stat.S_ISDIR(known.st_mode):
            info.external_attr |= 0x10
        else:
            info.file_size = known.st_size
        return info

    def _dos_time(self):
        year, month, day, hour, minute, second = self.date_time
        return hour << 11 | minute << 5 | second // 2, year - 1980 << 9 | month << 5 | day

    def _encoded_name(self):
        try:
            return self.filename.encode('ascii'), self.flag_bits & ~UTF8
        except UnicodeEncodeError:
            return self.filename.encode('utf-8'), self.flag_bits | UTF8

    def FileHeader(self, zip64=None):
        """The record in front of the member's data."""
        moment, day = self._dos_time()
        crc, packed, size = self.CRC, self.compress_size, self.file_size
        if self.flag_bits & DESCRIPTOR:
            crc = packed = size = 0
        extra = self.extra
        if zip64 is None:
            zip64 = size > ZIP64_LIMIT or packed > ZIP64_LIMIT
        version = 20
        if zip64:
            extra += struct.pack('<HHQQ', 1, 16, size, packed)
            packed = size = 0xFFFFFFFF
            version = ZIP64_VERSION
        self.extract_version = max(version, self.extract_version)
        self.create_version = max(version, self.create_version)
        name, flags = self._encoded_name()
        return LOCAL.pack(LOCAL_SIGNATURE, self.extract_version, self.reserved, flags, self.compress_type, moment, day,
                          crc, packed, size, len(name), len(extra)) + name + extra

    def _central_record(self):
        """The record in the directory at the end of the archive."""
        moment, day = self._dos_time()
        size, packed, offset, large = self.file_size, self.compress_size, self.header_offset, []
        if size > ZIP64_LIMIT or packed > ZIP64_LIMIT:
            large += [size, packed]
            size = packed = 0xFFFFFFFF
        if offset > ZIP64_LIMIT:
            large.append(offset)
            offset = 0xFFFFFFFF
        extra = without_extra(self.extra, (1,))
        version = 20
        if large:
            extra = struct.pack('<HH%dQ' % len(large), 1, 8 * len(large), *large) + extra
            version = ZIP64_VERSION
        name, flags = self._encoded_name()
        return CENTRAL.pack(CENTRAL_SIGNATURE, max(version, self.create_version), self.create_system,
                            max(version, self.extract_version), self.reserved, flags, self.compress_type, moment, day,
                            self.CRC, packed, size, len(name), len(extra), len(self.comment), 0, self.internal_attr,
                            self.external_attr, offset) + name + extra + self.comment

    def _decode_extra(self):
        """Sizes and places that are too large for the record itself."""
        extra = self.extra
        while len(extra) >= 4:
            kind, length = struct.unpack_from('<HH', extra)
            if length + 4 > len(extra):
                raise BadZipFile("Corrupt extra field %04x (size=%d)" % (kind, length))
            if kind == 1:
                numbers = extra[4:length + 4]
                for field, missing in (('file_size', (0xFFFFFFFFFFFFFFFF, 0xFFFFFFFF)),
                                       ('compress_size', (0xFFFFFFFF,)), ('header_offset', (0xFFFFFFFF,))):
                    if getattr(self, field) in missing:
                        if len(numbers) < 8:
                            raise BadZipFile(f"Corrupt zip64 extra field. {FIELD_WORDS[field]} not found.")
                        setattr(self, field, struct.unpack_from('<Q', numbers)[0])
                        numbers = numbers[8:]
            extra = extra[length + 4:]


# The characters of the code page of old DOS archives, from 128 on.
CP437 = ('ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐'
         '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0')


def decode_name(raw, flags, encoding=None):
    """The name of a member: UTF-8 if it says so, else the code page of DOS unless another is asked for."""
    if flags & UTF8:
        return raw.decode('utf-8')
    if encoding and encoding != 'cp437':
        return raw.decode(encoding)
    return ''.join(chr(byte) if byte < 128 else CP437[byte - 128] for byte in raw)


FIELD_WORDS = {'file_size': 'File size', 'compress_size': 'Compress size', 'header_offset': 'Header offset'}


def without_extra(extra, kinds):
    """The extra data without the fields of some kinds."""
    kept = []
    while len(extra) >= 4:
        kind, length = struct.unpack_from('<HH', extra)
        if kind not in kinds:
            kept.append(extra[:length + 4])
        extra = extra[length + 4:]
    return b''.join(kept) + extra


def find_end(file):
    """Where the directory is said to begin and how long it is, its end in the file, and the archive's comment; or None."""
    file.seek(0, 2)
    size = file.tell()
    start = max(size - ZIP_MAX_COMMENT - END.size, 0)
    file.seek(start)
    tail = file.read()
    place = tail.rfind(END_SIGNATURE)
    if place < 0 or len(tail) - place < END.size:
        return None
    _, _, _, _, _, length, offset, comment_length = END.unpack_from(tail, place)
    comment = tail[place + END.size:place + END.size + comment_length]
    end = start + place
    locator = end - LOCATOR64.size
    if locator >= 0:
        file.seek(locator)
        signature, _, _, _ = LOCATOR64.unpack(file.read(LOCATOR64.size))
        if signature == LOCATOR64_SIGNATURE and locator >= END64.size:
            file.seek(locator - END64.size)
            record = END64.unpack(file.read(END64.size))
            if record[0] == END64_SIGNATURE:
                return record[8], record[9], locator - END64.size, comment
    return offset, length, end, comment
