"""Path functions that are the same on every system; see `os.path`."""

__all__ = ['commonprefix', 'exists', 'getatime', 'getctime', 'getmtime',
           'getsize', 'isdevdrive', 'isdir', 'isfile', 'isjunction', 'islink',
           'lexists', 'samefile', 'sameopenfile', 'samestat']

from stat import S_ISDIR, S_ISLNK, S_ISREG


def _mode(path):
    """The mode of a file, or None if there is no such file."""
    try:
        return os.stat(path).st_mode
    except (OSError, ValueError):
        return None


def exists(path):
    """Whether the path refers to something; False for broken links."""
    return _mode(path) is not None


def lexists(path):
    """Whether the path refers to something; True for broken links."""
    try:
        os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def isfile(path):
    """Whether it is a regular file, or a link to one."""
    mode = _mode(path)
    return mode is not None and S_ISREG(mode)


def isdir(s):
    """Whether it is a directory, or a link to one."""
    mode = _mode(s)
    return mode is not None and S_ISDIR(mode)


def islink(path):
    """Whether it is a symbolic link."""
    try:
        return S_ISLNK(os.lstat(path).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def isjunction(path):
    """Whether it is a junction: only on Windows."""
    os.fspath(path)
    return False


def isdevdrive(path):
    """Whether it is on a Dev Drive: only on Windows."""
    os.fspath(path)
    return False


def getsize(filename):
    """The size in bytes."""
    return os.stat(filename).st_size


def getmtime(filename):
    """The time of the last change."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """The time of the last access."""
    return os.stat(filename).st_atime


def getctime(filename):
    """The time of the last change of the metadata."""
    return os.stat(filename).st_ctime


def commonprefix(m):
    """The longest common leading part of several paths, character by character."""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(os.fspath, m))
    low, high = min(m), max(m)
    for i, item in enumerate(low):
        if item != high[i]:
            return low[:i]
    return low


def samestat(s1, s2):
    """Whether two stat results are of the same file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Whether two paths refer to the same file."""
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    """Whether two file descriptors refer to the same file."""
    return samestat(os.fstat(fp1), os.fstat(fp2))


def _splitext(p, sep, altsep, extsep):
    """Split off the extension: from the last dot that does not lead the name."""
    start = p.rfind(sep) + 1
    if altsep:
        start = max(start, p.rfind(altsep) + 1)
    dot = p.rfind(extsep)
    if dot >= start and p[start:dot].strip(extsep):
        return p[:dot], p[dot:]
    return p, p[:0]


def _check_arg_types(funcname, *args):
    """Raise the TypeError that explains why paths could not be put together."""
    kinds = set()
    for arg in args:
        if isinstance(arg, str):
            kinds.add(str)
        elif isinstance(arg, bytes):
            kinds.add(bytes)
        else:
            raise TypeError(f'{funcname}() argument must be str, bytes, or os.PathLike '
                            f'object, not {arg.__class__.__name__!r}') from None
    if len(kinds) == 2:
        raise TypeError("Can't mix strings and bytes in path components") from None


# Last, because `os` needs what is above if this module is imported first.
import os
