"""Kinds of contents (`text/html`) by the endings of file names, and the other way round."""

import os
import posixpath
import sys
import urllib.parse

from _mimetypes_table import COMMON_TYPES, TYPES

__all__ = ["knownfiles", "inited", "MimeTypes", "guess_type", "guess_file_type", "guess_all_extensions",
           "guess_extension", "add_type", "init", "read_mime_types", "suffix_map", "encodings_map", "types_map",
           "common_types"]

knownfiles = ["/etc/mime.types", "/etc/httpd/mime.types", "/etc/httpd/conf/mime.types", "/etc/apache/mime.types",
              "/etc/apache2/mime.types", "/usr/local/etc/httpd/conf/mime.types", "/usr/local/lib/netscape/mime.types",
              "/usr/local/etc/mime.types"]
inited = False
_db = None

suffix_map = {'.svgz': '.svg.gz', '.tgz': '.tar.gz', '.taz': '.tar.gz', '.tz': '.tar.gz', '.tbz2': '.tar.bz2',
              '.txz': '.tar.xz'}
encodings_map = {'.gz': 'gzip', '.Z': 'compress', '.bz2': 'bzip2', '.xz': 'xz', '.br': 'br'}
types_map = dict(TYPES)
common_types = dict(COMMON_TYPES)
_initial = suffix_map.copy(), encodings_map.copy(), types_map.copy(), common_types.copy()


class MimeTypes:
    """A table of kinds, with the usual ones and those of files."""

    def __init__(self, filenames=(), strict=True):
        if not inited:
            init()
        self.encodings_map = _initial[1].copy()
        self.suffix_map = _initial[0].copy()
        self.types_map = ({}, {})
        self.types_map_inv = ({}, {})
        for ending, kind in _initial[2].items():
            self.add_type(kind, ending, True)
        for ending, kind in _initial[3].items():
            self.add_type(kind, ending, False)
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        """Says what an ending means."""
        if not type:
            return
        self.types_map[strict][ext] = type
        endings = self.types_map_inv[strict].setdefault(type, [])
        if ext not in endings:
            endings.append(ext)

    def guess_type(self, url, strict=True):
        """The kind and encoding of what lies at a URL, by its path; None for what is not known."""
        url = os.fspath(url)
        parsed = urllib.parse.urlparse(url)
        if parsed.scheme and len(parsed.scheme) > 1:
            scheme, url = parsed.scheme, parsed.path
        else:
            return self.guess_file_type(url, strict=strict)
        if scheme == 'data':
            comma = url.find(',')
            if comma < 0:
                return None, None
            semicolon = url.find(';', 0, comma)
            kind = url[:semicolon] if semicolon >= 0 else url[:comma]
            if '=' in kind or '/' not in kind:
                kind = 'text/plain'
            return kind, None
        return self._guess(url, strict, posixpath.splitext)

    def guess_file_type(self, path, *, strict=True):
        """The kind and encoding of a file, by its name; None for what is not known."""
        path = os.fsdecode(path)
        return self._guess(os.path.splitdrive(path)[1], strict, os.path.splitext)

    def _guess(self, path, strict, split):
        base, ending = split(path)
        while (lower := ending.lower()) in self.suffix_map:
            base, ending = split(base + self.suffix_map[lower])
        encoding = None
        if ending in self.encodings_map:
            encoding = self.encodings_map[ending]
            base, ending = split(base)
        ending = ending.lower()
        for table in (self.types_map[True],) if strict else (self.types_map[True], self.types_map[False]):
            if ending in table:
                return table[ending], encoding
        return None, encoding

    def guess_all_extensions(self, type, strict=True):
        """The endings of a kind."""
        type = type.lower()
        endings = list(self.types_map_inv[True].get(type, []))
        if not strict:
            endings += [ending for ending in self.types_map_inv[False].get(type, []) if ending not in endings]
        return endings

    def guess_extension(self, type, strict=True):
        """An ending of a kind, or None."""
        endings = self.guess_all_extensions(type, strict)
        return endings[0] if endings else None

    def read(self, filename, strict=True):
        """Adds the kinds of a file in the form of `mime.types`."""
        with open(filename, encoding='utf-8') as file:
            self.readfp(file, strict)

    def readfp(self, fp, strict=True):
        """The same from a stream."""
        while line := fp.readline():
            words = line.split()
            for place, word in enumerate(words):
                if word[0] == '#':
                    del words[place:]
                    break
            if words:
                for ending in words[1:]:
                    self.add_type(words[0], '.' + ending, strict)

    def read_windows_registry(self, strict=True):
        """Only Windows has a registry."""


def _table():
    if _db is None:
        init()
    return _db


def guess_type(url, strict=True):
    """The kind and encoding of what lies at a URL, by its path; None for what is not known."""
    return _table().guess_type(url, strict)


def guess_file_type(path, *, strict=True):
    """The kind and encoding of a file, by its name; None for what is not known."""
    return _table().guess_file_type(path, strict=strict)


def guess_all_extensions(type, strict=True):
    """The endings of a kind."""
    return _table().guess_all_extensions(type, strict)


def guess_extension(type, strict=True):
    """An ending of a kind, or None."""
    return _table().guess_extension(type, strict)


def add_type(type, ext, strict=True):
    """Says what an ending means."""
    return _table().add_type(type, ext, strict)


def init(files=None):
    """Makes the table of the module anew, with the kinds of the system's files or of those given."""
    global suffix_map, types_map, encodings_map, common_types, inited, _db
    inited = True
    if files is None or _db is None:
        table = MimeTypes()
        files = knownfiles + list(files or ())
    else:
        table = _db
    for file in files:
        if os.path.isfile(file):
            table.read(file)
    encodings_map, suffix_map = table.encodings_map, table.suffix_map
    types_map, common_types = table.types_map[True], table.types_map[False]
    _db = table


def read_mime_types(file):
    """The endings and kinds of a file, or None if it cannot be read."""
    try:
        stream = open(file, encoding='utf-8')
    except OSError:
        return None
    with stream:
        table = MimeTypes()
        table.readfp(stream, True)
        return table.types_map[True]


if __name__ == '__main__':
    for name in sys.argv[1:]:
        kind, encoding = guess_type(name)
        print(f"type: {kind} encoding: {encoding}" if kind else f"I don't know anything about type {name}")
