"""Paths as on POSIX systems: the module `os.path`."""

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext',
           'basename', 'dirname', 'commonprefix', 'getsize', 'getmtime',
           'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile',
           'ismount', 'expanduser', 'expandvars', 'normpath', 'abspath',
           'samefile', 'sameopenfile', 'samestat',
           'curdir', 'pardir', 'sep', 'pathsep', 'defpath', 'altsep', 'extsep',
           'devnull', 'realpath', 'supports_unicode_filenames', 'relpath',
           'commonpath', 'isjunction', 'isdevdrive']

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'
supports_unicode_filenames = False

# After the constants, which `os` needs if this module is imported first.
import genericpath
import os
from genericpath import *


def _like(path, text):
    """`text` as bytes if `path` is bytes."""
    return text.encode('ascii') if isinstance(path, bytes) else text


def _path_for(function, path):
    """fspath(), with the error message of functions that are native elsewhere."""
    if isinstance(path, (str, bytes)) or hasattr(type(path), '__fspath__'):
        return os.fspath(path)
    raise TypeError(f'{function}: path should be string, bytes or os.PathLike, '
                    f'not {type(path).__name__}')


# -------------------------------------------------------------------- the text

def normcase(s):
    """The path as it is compared: unchanged here."""
    return os.fspath(s)


def isabs(s):
    """Whether the path is absolute."""
    s = os.fspath(s)
    return s.startswith(_like(s, '/'))


def join(a, *p):
    """Join paths with '/'; an absolute one drops what is before it."""
    a = os.fspath(a)
    slash = _like(a, '/')
    path = a
    try:
        for part in map(os.fspath, p):
            if part.startswith(slash) or not path:
                path = part
            elif path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError, BytesWarning):
        genericpath._check_arg_types('join', a, *p)
        raise
    return path


def split(p):
    """(head, tail), where tail is everything after the last '/'."""
    p = os.fspath(p)
    slash = _like(p, '/')
    cut = p.rfind(slash) + 1
    head, tail = p[:cut], p[cut:]
    return head.rstrip(slash) or head, tail


def splitext(p):
    """(root, extension), where the extension is empty or begins with a dot."""
    p = os.fspath(p)
    return genericpath._splitext(p, _like(p, '/'), None, _like(p, '.'))


def splitdrive(p):
    """('', path): there are no drives."""
    p = os.fspath(p)
    return p[:0], p


def splitroot(p):
    """('', root, rest), where root is '', '/' or, for exactly two slashes, '//'."""
    p = _path_for('_path_splitroot_ex', p)
    slash = _like(p, '/')
    stripped = p.lstrip(slash)
    size = len(p) - len(stripped)
    root = 2 if size == 2 else min(size, 1)
    return p[:0], p[:root], p[root:]


def basename(p):
    """The last component: split(p)[1]."""
    p = os.fspath(p)
    return p[p.rfind(_like(p, '/')) + 1:]


def dirname(p):
    """All but the last component: split(p)[0]."""
    return split(p)[0]


def normpath(path):
    """The path without superfluous slashes, '.' and 'name/..'."""
    path = _path_for('_path_normpath', path)
    slash, dot, dots = _like(path, '/'), _like(path, '.'), _like(path, '..')
    if not path:
        return dot
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != dots or (not root and not parts) or (parts and parts[-1] == dots):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    """The absolute path, normalised."""
    path = os.fspath(path)
    if not isabs(path):
        cwd = os.getcwdb() if isinstance(path, bytes) else os.getcwd()
        path = join(cwd, path)
    return normpath(path)


def relpath(path, start=None):
    """The path relative to `start` or to the current directory."""
    path = os.fspath(path)
    if not path:
        raise ValueError('no path specified')
    slash, dots = _like(path, '/'), _like(path, '..')
    start = _like(path, '.') if start is None else os.fspath(start)
    try:
        here = [part for part in abspath(start).split(slash) if part]
        there = [part for part in abspath(path).split(slash) if part]
        shared = len(commonprefix([here, there]))
        parts = [dots] * (len(here) - shared) + there[shared:]
        return join(*parts) if parts else _like(path, '.')
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        genericpath._check_arg_types('relpath', path, start)
        raise


def commonpath(paths):
    """The longest path that all paths begin with."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    slash, dot = _like(paths[0], '/'), _like(paths[0], '.')
    try:
        absolute = {path.startswith(slash) for path in paths}
        if len(absolute) > 1:
            raise ValueError("Can't mix absolute and relative paths") from None
        split_paths = [[part for part in path.split(slash) if part and part != dot]
                       for path in paths]
        common = commonprefix(split_paths)
        return (slash if absolute.pop() else slash[:0]) + slash.join(common)
    except (TypeError, AttributeError):
        genericpath._check_arg_types('commonpath', *paths)
        raise


# ------------------------------------------------------- variables and home

def expandvars(path):
    """Replace $name and ${name} by variables of the environment; unknown ones stay."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        return os.fsencode(expandvars(os.fsdecode(path)))
    if '$' not in path:
        return path
    done = []
    at = 0
    while (dollar := path.find('$', at)) >= 0:
        done.append(path[at:dollar])
        at = dollar + 1
        if path.startswith('{', at):
            end = path.find('}', at)
            name = path[at + 1:end] if end >= 0 else None
            after = end + 1
        else:
            after = at
            while after < len(path) and path[after].isascii() and (
                    path[after].isalnum() or path[after] == '_'):
                after += 1
            name = path[at:after] or None
        if name is None or name not in os.environ:
            done.append('$')
            if name is not None:
                done.append(path[at:after])
                at = after
        else:
            done.append(os.environ[name])
            at = after
    done.append(path[at:])
    return ''.join(done)


def expanduser(path):
    """Replace a leading ~ or ~user by the home directory, if it is known."""
    path = os.fspath(path)
    slash = _like(path, '/')
    if not path.startswith(_like(path, '~')):
        return path
    end = path.find(slash, 1)
    if end < 0:
        end = len(path)
    home = _home(path[1:end])
    if home is None:
        return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    return home.rstrip(slash) + path[end:] or slash


def _home(user):
    """The home directory of a user, of this one if the name is empty."""
    if not user and 'HOME' in os.environ:
        return os.environ['HOME']
    try:
        import pwd
    except ImportError:
        return None
    try:
        entry = pwd.getpwnam(os.fsdecode(user)) if user else pwd.getpwuid(os.getuid())
    except KeyError:
        return None
    return entry.pw_dir


# ------------------------------------------------------------------- the files

def ismount(path):
    """Whether another file system is mounted there, or it is the root."""
    try:
        here = os.lstat(path)
    except (OSError, ValueError):
        return False
    if _is_link_mode(here.st_mode):
        return False
    path = os.fspath(path)
    try:
        above = os.lstat(realpath(join(path, _like(path, '..'))))
    except OSError:
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def realpath(filename, *, strict=False):
    """The absolute path without symbolic links.

    With `strict`, what does not exist and loops of links are errors.
    """
    filename = os.fspath(filename)
    slash, dot, dots = _like(filename, '/'), _like(filename, '.'), _like(filename, '..')
    ignored = () if strict else OSError
    if isabs(filename):
        path = slash
    else:
        path = os.getcwdb() if isinstance(filename, bytes) else os.getcwd()
    waiting = filename.split(slash)[::-1]  # the components still to come, the last first
    resolved = {}  # links met: what they lead to, None while that is being found out

    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple):  # a link is done
            resolved[part[0]] = path
            continue
        if not part or part == dot:
            continue
        if part == dots:
            path = path[:path.rindex(slash)] or slash
            continue
        new = path + part if path == slash else path + slash + part
        try:
            mode = os.lstat(new).st_mode
            if not _is_link_mode(mode):
                path = new
                continue
            if new in resolved:
                if resolved[new] is not None:
                    path = resolved[new]
                    continue
                if strict:
                    os.stat(new)  # raises the error of a loop
                path = new
                continue
            target = os.readlink(new)
        except ignored:
            path = new
            continue
        resolved[new] = None
        if target.startswith(slash):
            path = slash
        waiting.append((new,))
        waiting.extend(target.split(slash)[::-1])
    return path


def _is_link_mode(mode):
    return mode & 0o170000 == 0o120000
