"""pathlib: paths without a file system."""

import functools
import io
import os
import re
import sys
from types import GenericAlias

from pathlib import _flavours


class UnsupportedOperation(NotImplementedError):
    """An operation that this system does not have."""

    __module__ = 'pathlib._abc'


@functools.lru_cache(maxsize=256)
def _compile_pattern(pattern, separator, case_sensitive, recursive=True):
    import glob
    flags = re.NOFLAG if case_sensitive else re.IGNORECASE
    expression = glob.translate(pattern, recursive=recursive, include_hidden=True, seps=separator)
    return re.compile(expression, flags).match


class _Parents:
    """The sequence of the parents of a path."""

    __slots__ = ('_path', '_drive', '_root', '_names')

    def __init__(self, path):
        self._path = path
        self._drive, self._root, self._names = path.drive, path.root, path._tail

    def __len__(self):
        return len(self._names)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._path._from_parts(self._drive, self._root, self._names[:-index - 1])

    def __repr__(self):
        return "<{}.parents>".format(type(self._path).__name__)


class PurePath:
    """A path that is only taken apart and put together."""

    __module__ = 'pathlib._local'
    __slots__ = ('_raw_paths', '_drv', '_root', '_tail_cached', '_str', '_hash', '_case')
    parser = os.path

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        paths = []
        for arg in args:
            if isinstance(arg, PurePath):
                if arg.parser is not self.parser:
                    paths.append(arg.as_posix())
                else:
                    paths.extend(arg._raw_paths)
                continue
            try:
                path = os.fspath(arg)
            except TypeError:
                path = arg
            if not isinstance(path, str):
                raise TypeError("argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                                f"not {type(path).__name__!r}")
            paths.append(path)
        self._raw_paths = paths

    def with_segments(self, *pathsegments):
        """A path of the same class; subclasses with more data define this."""
        return type(self)(*pathsegments)

    def _from_parts(self, drive, root, names):
        path = self.with_segments(self._format(drive, root, names))
        path._drv, path._root, path._tail_cached = drive, root, list(names)
        return path

    @classmethod
    def _format(cls, drive, root, names):
        if drive or root:
            return drive + root + cls.parser.sep.join(names)
        if names and cls.parser.splitroot(names[0])[0]:
            names = ['.'] + list(names)
        return cls.parser.sep.join(names)

    @classmethod
    def _parse_path(cls, path):
        if not path:
            return '', '', []
        parser = cls.parser
        separator = parser.sep
        if parser.altsep:
            path = path.replace(parser.altsep, separator)
        drive, root, rest = parser.splitroot(path)
        if not root and drive.startswith(separator) and not drive.endswith(separator):
            parts = drive.split(separator)
            if len(parts) == 4 and parts[2] not in '?.' or len(parts) == 6:
                # A share: its root.
                root = separator
        return drive, root, [sys.intern(name) for name in rest.split(separator) if name and name != '.']

    @property
    def _raw_path(self):
        paths = self._raw_paths
        if len(paths) == 1:
            return paths[0]
        return self.parser.join(*paths) if paths else ''

    def _parsed(self):
        try:
            return self._drv, self._root, self._tail_cached
        except AttributeError:
            self._drv, self._root, self._tail_cached = self._parse_path(self._raw_path)
            return self._drv, self._root, self._tail_cached

    @property
    def _tail(self):
        return self._parsed()[2]

    drive = property(lambda self: self._parsed()[0], doc="The drive, or ''.")
    root = property(lambda self: self._parsed()[1], doc="The root, or ''.")

    @property
    def anchor(self):
        """Drive and root."""
        return self.drive + self.root

    def __str__(self):
        try:
            return self._str
        except AttributeError:
            self._str = self._format(*self._parsed()) or '.'
            return self._str

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def as_posix(self):
        """The path with slashes."""
        return str(self).replace(self.parser.sep, '/')

    def __repr__(self):
        return "{}({!r})".format(self.__class__.__name__, self.as_posix())

    def __reduce__(self):
        return self.__class__, tuple(self._raw_paths)

    @property
    def _case_text(self):
        try:
            return self._case
        except AttributeError:
            self._case = str(self) if self.parser is not _flavours.windows else str(self).lower()
            return self._case

    @property
    def _parts_key(self):
        return self._case_text.split(self.parser.sep)

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            self._hash = hash(self._case_text)
            return self._hash

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._case_text == other._case_text and self.parser is other.parser

    def _ordered(self, other):
        return isinstance(other, PurePath) and self.parser is other.parser

    def __lt__(self, other):
        return self._parts_key < other._parts_key if self._ordered(other) else NotImplemented

    def __le__(self, other):
        return self._parts_key <= other._parts_key if self._ordered(other) else NotImplemented

    def __gt__(self, other):
        return self._parts_key > other._parts_key if self._ordered(other) else NotImplemented

    def __ge__(self, other):
        return self._parts_key >= other._parts_key if self._ordered(other) else NotImplemented

    @property
    def parts(self):
        """The anchor and the names."""
        anchor = self.anchor
        return (anchor, *self._tail) if anchor else tuple(self._tail)

    @property
    def name(self):
        """The last name, or ''."""
        names = self._tail
        return names[-1] if names else ''

    @property
    def suffix(self):
        """What the name ends with from its last dot on."""
        name = self.name.lstrip('.')
        at = name.rfind('.')
        return name[at:] if 0 < at < len(name) - 1 else ''

    @property
    def suffixes(self):
        """All suffixes of the name."""
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + suffix for suffix in name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        """The name without its suffix."""
        name, suffix = self.name, self.suffix
        return name[:-len(suffix)] if suffix else name

    @property
    def parent(self):
        """The path without its last name."""
        drive, root, names = self._parsed()
        return self._from_parts(drive, root, names[:-1]) if names else self

    @property
    def parents(self):
        """All parents."""
        return _Parents(self)

    def with_name(self, name):
        """The path with another name."""
        parser = self.parser
        if not name or parser.sep in name or parser.altsep and parser.altsep in name or name == '.':
            raise ValueError(f"Invalid name {name!r}")
        names = self._tail.copy()
        if not names:
            raise ValueError(f"{self!r} has an empty name")
        names[-1] = name
        return self._from_parts(self.drive, self.root, names)

    def with_stem(self, stem):
        """The path with another stem."""
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """The path with another suffix."""
        stem = self.stem
        if not stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not (suffix.startswith('.') and len(suffix) > 1):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(stem + suffix)

    def relative_to(self, other, *_deprecated, walk_up=False):
        """The path as seen from another."""
        if _deprecated:
            import warnings
            warnings._deprecated("pathlib.PurePath.relative_to(*args)",
                                 "support for supplying more than one positional argument to "
                                 "pathlib.PurePath.relative_to() is deprecated and scheduled for removal in Python "
                                 "{remove}", remove=(3, 14))
            other = self.with_segments(other, *_deprecated)
        elif not isinstance(other, PurePath):
            other = self.with_segments(other)
        for step, path in enumerate([other, *other.parents]):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if path.name == '..':
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self._from_parts('', '', ['..'] * step + self._tail[len(path._tail):])

    def is_relative_to(self, other, *_deprecated):
        """Whether the path is another or below it."""
        if _deprecated:
            other = self.with_segments(other, *_deprecated)
        elif not isinstance(other, PurePath):
            other = self.with_segments(other)
        return other == self or other in self.parents

    def joinpath(self, *pathsegments):
        """The path with others behind it."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def is_absolute(self):
        """Whether the path begins at a root."""
        if self.parser is _flavours.windows:
            return self.parser.isabs(str(self))
        return self.root != ''

    def is_reserved(self):
        """Whether the name is reserved by Windows."""
        import warnings
        warnings._deprecated("pathlib.PurePath.is_reserved", "{name!r} is deprecated and scheduled for removal in "
                             "Python {remove}. Use os.path.isreserved() to detect reserved paths on Windows.",
                             remove=(3, 15))
        return False

    def as_uri(self):
        """The path as a file: URL."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote_from_bytes
        drive = self.drive
        if len(drive) == 2 and drive[1] == ':':
            return 'file:///' + drive + quote_from_bytes(os.fsencode(self.as_posix()[2:]))
        prefix = 'file:' if drive else 'file://'
        return prefix + quote_from_bytes(os.fsencode(self.as_posix()))

    def _case_sensitive(self, case_sensitive):
        return self.parser is not _flavours.windows if case_sensitive is None else case_sensitive

    def full_match(self, pattern, *, case_sensitive=None):
        """Whether the whole path matches a pattern, in which ** stands for any number of folders."""
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        match = _compile_pattern(str(pattern) if pattern._tail or pattern.anchor else '', self.parser.sep,
                                 self._case_sensitive(case_sensitive))
        return match(str(self) if self._tail or self.anchor else '') is not None

    def match(self, path_pattern, *, case_sensitive=None):
        """Whether the path, or its end if the pattern is relative, matches a pattern."""
        if not isinstance(path_pattern, PurePath):
            path_pattern = self.with_segments(path_pattern)
        parts, wanted = self.parts[::-1], path_pattern.parts[::-1]
        if not wanted:
            raise ValueError("empty pattern")
        if len(parts) < len(wanted) or len(parts) > len(wanted) and path_pattern.anchor:
            return False
        sensitive = self._case_sensitive(case_sensitive)
        return all(_compile_pattern(pattern, self.parser.sep, sensitive, recursive=False)(part) is not None
                   for part, pattern in zip(parts, wanted))

    __class_getitem__ = classmethod(GenericAlias)


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    """A path of Unix."""

    __module__ = 'pathlib._local'
    parser = _flavours.posix
    __slots__ = ()


class PureWindowsPath(PurePath):
    """A path of Windows."""

    __module__ = 'pathlib._local'
    parser = _flavours.windows
    __slots__ = ()
