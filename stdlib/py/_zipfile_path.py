"""For `zipfile`: `Path`, a member or folder of an archive with the methods of `pathlib.Path`."""

import fnmatch
import io
import pathlib
import posixpath


def _folders(names):
    """The folders that names lie in, as far as they are no members themselves."""
    known, implied = set(names), {}
    for name in names:
        parent = posixpath.dirname(name.rstrip('/'))
        while parent:
            if parent + '/' not in known:
                implied[parent + '/'] = None
            parent = posixpath.dirname(parent)
    return list(implied)


class Path:
    """A place in an archive."""

    def __init__(self, root, at=""):
        if isinstance(root, str) or hasattr(root, '__fspath__') or hasattr(root, 'seek'):
            import zipfile
            root = zipfile.ZipFile(root)
        self.root, self.at = root, at

    def _names(self):
        names = self.root.namelist()
        return names + _folders(names)

    def __eq__(self, other):
        if self.__class__ is not other.__class__:
            return NotImplemented
        return (self.root, self.at) == (other.root, other.at)

    def __hash__(self):
        return hash((self.root, self.at))

    def open(self, mode='r', *args, pwd=None, **kwargs):
        """The member as a stream, of text unless `b` is in the mode."""
        if self.is_dir():
            raise IsADirectoryError(self)
        if not self.exists() and mode[0] == 'r':
            raise FileNotFoundError(self)
        stream = self.root.open(self.at, mode[0], pwd=pwd)
        if 'b' in mode:
            if args or kwargs:
                raise ValueError("encoding args invalid for binary operation")
            return stream
        kwargs['encoding'] = io.text_encoding(kwargs.get('encoding'))
        return io.TextIOWrapper(stream, *args, **kwargs)

    def _pure(self):
        return pathlib.PurePosixPath(self.at)

    name = property(lambda self: self._pure().name or self.filename.name)
    suffix = property(lambda self: self._pure().suffix or self.filename.suffix)
    suffixes = property(lambda self: self._pure().suffixes or self.filename.suffixes)
    stem = property(lambda self: self._pure().stem or self.filename.stem)
    filename = property(lambda self: pathlib.Path(self.root.filename).joinpath(self.at))

    def read_text(self, *args, **kwargs):
        """The member as text."""
        with self.open('r', *args, **kwargs) as stream:
            return stream.read()

    def read_bytes(self):
        """The member as bytes."""
        with self.open('rb') as stream:
            return stream.read()

    def _next(self, at):
        return self.__class__(self.root, at)

    def is_dir(self):
        """Whether it is a folder."""
        return not self.at or self.at.endswith("/")

    def is_file(self):
        """Whether it is a member."""
        return self.exists() and not self.is_dir()

    def exists(self):
        """Whether the archive has it."""
        return self.at in self._names()

    def iterdir(self):
        """What lies in the folder."""
        if not self.is_dir():
            raise ValueError("Can't listdir a file")
        for name in self._names():
            if posixpath.dirname(name.rstrip("/")) == self.at.rstrip("/"):
                yield self._next(name)

    def match(self, path_pattern):
        """Whether the path fits a pattern."""
        return self._pure().match(path_pattern)

    def is_symlink(self):
        """Whether it is a symbolic link."""
        mode = self.root.getinfo(self.at).external_attr >> 16
        return mode & 0o170000 == 0o120000

    def glob(self, pattern):
        """Everything below whose path fits a pattern."""
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        for name in self._names():
            inner = name[len(self.at):] if name.startswith(self.at) else None
            if inner and _fits(inner.rstrip('/').split('/'), pattern.split('/')):
                yield self._next(name)

    def rglob(self, pattern):
        """The same at any depth."""
        return self.glob(f'**/{pattern}')

    def relative_to(self, other, *extra):
        """The path from another one."""
        return posixpath.relpath(str(self), str(other.joinpath(*extra)))

    def __str__(self):
        return posixpath.join(self.root.filename, self.at)

    def __repr__(self):
        return f"{self.__class__.__name__}({self.root.filename!r}, {self.at!r})"

    def joinpath(self, *other):
        """A place below."""
        at = posixpath.join(self.at, *other)
        names = self._names()
        return self._next(at + '/' if at not in names and at + '/' in names else at)

    __truediv__ = joinpath

    @property
    def parent(self):
        """The folder that it lies in."""
        if not self.at:
            return self.filename.parent
        above = posixpath.dirname(self.at.rstrip('/'))
        return self._next(above + '/' if above else above)


Path.__module__ = 'zipfile'


def _fits(parts, patterns):
    if not patterns:
        return not parts
    if patterns[0] == '**':
        return any(_fits(parts[start:], patterns[1:]) for start in range(len(parts) + 1))
    return bool(parts) and fnmatch.fnmatchcase(parts[0], patterns[0]) and _fits(parts[1:], patterns[1:])
