"""pathlib: paths of the file system."""

import io
import os
import sys
from errno import EBADF, ELOOP, ENOENT, ENOTDIR, EINVAL
from stat import S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISLNK, S_ISREG, S_ISSOCK

from pathlib._pure import PurePath, PurePosixPath, PureWindowsPath, UnsupportedOperation, _compile_pattern

_IGNORED = (ENOENT, ENOTDIR, EBADF, ELOOP)


class Path(PurePath):
    """A path with the operations of the file system."""

    __module__ = 'pathlib._local'
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        if kwargs:
            import warnings
            warnings._deprecated("pathlib.PurePath(**kwargs)",
                                 "support for supplying keyword arguments to pathlib.PurePath is deprecated and "
                                 "scheduled for removal in Python {remove}", remove=(3, 14))
        super().__init__(*args)

    # What there is.

    def stat(self, *, follow_symlinks=True):
        """What os.stat() says."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """What os.lstat() says."""
        return os.lstat(self)

    def _has_mode(self, test, follow_symlinks=True):
        try:
            return test(self.stat(follow_symlinks=follow_symlinks).st_mode)
        except OSError as error:
            if error.errno not in _IGNORED:
                raise
            return False
        except ValueError:
            return False

    def exists(self, *, follow_symlinks=True):
        """Whether there is something."""
        return self._has_mode(lambda mode: True, follow_symlinks)

    def is_dir(self, *, follow_symlinks=True):
        """Whether it is a folder."""
        return self._has_mode(S_ISDIR, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        """Whether it is a regular file."""
        return self._has_mode(S_ISREG, follow_symlinks)

    def is_symlink(self):
        """Whether it is a symbolic link."""
        return self._has_mode(S_ISLNK, False)

    def is_block_device(self):
        """Whether it is a block device."""
        return self._has_mode(S_ISBLK)

    def is_char_device(self):
        """Whether it is a character device."""
        return self._has_mode(S_ISCHR)

    def is_fifo(self):
        """Whether it is a pipe."""
        return self._has_mode(S_ISFIFO)

    def is_socket(self):
        """Whether it is a socket."""
        return self._has_mode(S_ISSOCK)

    def is_mount(self):
        """Whether a file system is mounted there."""
        return os.path.ismount(self)

    def is_junction(self):
        """Whether it is a junction of Windows."""
        return False

    def samefile(self, other_path):
        """Whether another path leads to the same file."""
        other = other_path.stat() if hasattr(other_path, 'stat') else self.with_segments(other_path).stat()
        return os.path.samestat(self.stat(), other)

    def owner(self, *, follow_symlinks=True):
        """The name of the owner."""
        import pwd
        return pwd.getpwuid(self.stat(follow_symlinks=follow_symlinks).st_uid).pw_name

    def group(self, *, follow_symlinks=True):
        """The name of the group."""
        import grp
        return grp.getgrgid(self.stat(follow_symlinks=follow_symlinks).st_gid).gr_name

    # Contents.

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file."""
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """All bytes of the file."""
        with self.open(mode='rb', buffering=0) as file:
            return file.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        """All text of the file."""
        with self.open(mode='r', encoding=io.text_encoding(encoding), errors=errors, newline=newline) as file:
            return file.read()

    def write_bytes(self, data):
        """Make a file of bytes."""
        view = memoryview(data)
        with self.open(mode='wb') as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Make a file of text."""
        if not isinstance(data, str):
            raise TypeError('data must be str, not %s' % data.__class__.__name__)
        with self.open(mode='w', encoding=io.text_encoding(encoding), errors=errors, newline=newline) as file:
            return file.write(data)

    # Folders.

    def iterdir(self):
        """The paths in the folder."""
        root = str(self)
        names = os.listdir(root)
        return (self._child(name) for name in names)

    def _child(self, name):
        path = self._from_parts(self.drive, self.root, self._tail + [name])
        return path

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The paths below that match a pattern."""
        sys.audit("pathlib.Path.glob", self, pattern)
        if not isinstance(pattern, PurePath):
            raw = pattern
            pattern = self.with_segments(pattern)
        else:
            raw = str(pattern)
        if pattern.anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = pattern._tail.copy()
        if not parts:
            raise ValueError("Unacceptable pattern: {!r}".format(pattern))
        only_folders = raw[-1:] == '/'
        sensitive = self._case_sensitive(case_sensitive)
        return self._select(self, parts, sensitive, only_folders, recurse_symlinks)

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """The same at any depth."""
        sys.audit("pathlib.Path.rglob", self, pattern)
        raw = os.fspath(pattern)
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        if pattern.anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        joined = '**/' + ('/'.join(pattern._tail))
        if raw[-1:] == '/' and pattern._tail:
            joined += '/'
        return self.glob(joined, case_sensitive=case_sensitive, recurse_symlinks=recurse_symlinks)

    def _select(self, start, parts, sensitive, only_folders, follow):
        seen = None if parts.count('**') <= 1 else set()
        for path in _matches(start, parts, sensitive, only_folders, follow):
            if seen is not None:
                if path in seen:
                    continue
                seen.add(path)
            yield path

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """The folders below, each with the names of its folders and files."""
        sys.audit("pathlib.Path.walk", self, on_error, follow_symlinks)
        todo = [self]
        while todo:
            path = todo.pop()
            if isinstance(path, tuple):
                yield path
                continue
            dirnames, filenames = [], []
            try:
                with os.scandir(path) as entries:
                    for entry in entries:
                        try:
                            folder = entry.is_dir(follow_symlinks=follow_symlinks)
                        except OSError:
                            folder = False
                        (dirnames if folder else filenames).append(entry.name)
            except OSError as error:
                if on_error is not None:
                    on_error(error)
                continue
            if top_down:
                yield path, dirnames, filenames
            else:
                todo.append((path, dirnames, filenames))
            todo += [path._child(name) for name in reversed(dirnames)]

    # Where it is.

    @classmethod
    def cwd(cls):
        """The current folder."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The user's folder."""
        home = os.path.expanduser("~")
        if home == "~":
            raise RuntimeError("Could not determine home directory.")
        return cls(home)

    def absolute(self):
        """The path from the root, with '..' and links as they are."""
        if self.is_absolute():
            return self
        folder = os.getcwd()
        return self.with_segments(folder, self) if self._tail else self.with_segments(folder)

    def resolve(self, strict=False):
        """The path from the root without '..' and links."""
        return self.with_segments(os.path.realpath(self, strict=strict))

    def readlink(self):
        """Where the link leads."""
        return self.with_segments(os.readlink(self))

    def expanduser(self):
        """The path with ~ replaced."""
        if not (self.drive or self.root) and self._tail and self._tail[0][:1] == '~':
            home = os.path.expanduser(self._tail[0])
            if home[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            return self.with_segments(home, *self._tail[1:])
        return self

    # Changes.

    def touch(self, mode=0o666, exist_ok=True):
        """Make the file, or give it the present time."""
        if exist_ok:
            try:
                os.utime(self, None)
            except OSError:
                pass
            else:
                return
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        os.close(os.open(self, flags, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Make the folder."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        """Change the permissions."""
        if not follow_symlinks:
            os.chmod(self, mode, follow_symlinks=False)
        else:
            os.chmod(self, mode)

    def lchmod(self, mode):
        """Change the permissions of a link."""
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        """Remove the file."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        """Remove the folder, which must be empty."""
        os.rmdir(self)

    def rename(self, target):
        """Rename; returns the new path."""
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        """Rename, and replace what is there; returns the new path."""
        os.replace(self, target)
        return self.with_segments(target)

    def symlink_to(self, target, target_is_directory=False):
        """Make a symbolic link to a target."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Make a hard link to a target."""
        os.link(target, self)

    @classmethod
    def from_uri(cls, uri):
        """The path of a file: URL."""
        if not uri.startswith('file:'):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        path = uri[5:]
        if path[:3] == '///':
            path = path[2:]
        elif path[:12] == '//localhost/':
            path = path[11:]
        from urllib.parse import unquote_to_bytes
        result = cls(os.fsdecode(unquote_to_bytes(path)))
        if not result.is_absolute():
            raise ValueError(f"URI is not absolute: {uri!r}")
        return result


def _entries(path):
    try:
        with os.scandir(path) as found:
            return list(found)
    except OSError:
        return []


def _is_folder(entry, follow):
    try:
        return entry.is_dir(follow_symlinks=follow)
    except OSError:
        return False


def _matches(path, parts, sensitive, only_folders, follow):
    """The paths below one that the parts of a pattern lead to."""
    if not parts:
        yield path
        return
    part, rest = parts[0], parts[1:]
    last = not rest
    if part == '**':
        while rest and rest[0] == '**':
            rest = rest[1:]
        if path.is_dir():
            yield from _recursive(path, rest, sensitive, only_folders, follow)
        return
    if part == '..':
        found = path._child('..')
        if found.is_dir():
            yield from _matches(found, rest, sensitive, only_folders, follow)
        return
    if not any(char in part for char in '*?['):
        found = path._child(part)
        if not sensitive:
            pass
        elif last and not only_folders:
            if os.path.lexists(found):
                yield found
            return
        elif found.is_dir():
            yield from _matches(found, rest, sensitive, only_folders, follow)
            return
        else:
            return
    match = _compile_pattern(part, path.parser.sep, sensitive, recursive=False)
    for entry in _entries(path):
        if match(entry.name) is None:
            continue
        if last and not only_folders:
            yield path._child(entry.name)
        elif _is_folder(entry, True):
            yield from _matches(path._child(entry.name), rest, sensitive, only_folders, follow)


def _recursive(path, rest, sensitive, only_folders, follow):
    """What ** leads to: the path itself and all folders below, and the rest of the pattern from there."""
    if rest:
        yield from _matches(path, rest, sensitive, only_folders, follow)
    else:
        yield path
    for entry in _entries(path):
        if _is_folder(entry, follow):
            yield from _recursive(path._child(entry.name), rest, sensitive, only_folders, follow)
        elif not rest and not only_folders:
            yield path._child(entry.name)


class PosixPath(Path, PurePosixPath):
    """A path of Unix with the operations of the file system."""

    __module__ = 'pathlib._local'
    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """A path of Windows, which cannot be used here."""

    __module__ = 'pathlib._local'
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise UnsupportedOperation(f"cannot instantiate {cls.__name__!r} on your system")
