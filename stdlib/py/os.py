"""The operating system: the native functions of `posix`, and what is built on them."""

import abc
import stat as st
import sys
from _collections_abc import Mapping, MutableMapping, _check_methods

import posix
import posixpath as path
from posix import *
from posix import _exit
from posixpath import (
    altsep,
    curdir,
    defpath,
    devnull,
    extsep,
    pardir,
    pathsep,
    sep,
)

_GenericAlias = type(list[int])

__all__ = ['altsep', 'curdir', 'pardir', 'sep', 'pathsep', 'linesep',
           'defpath', 'name', 'path', 'devnull', 'SEEK_SET', 'SEEK_CUR',
           'SEEK_END', 'fsencode', 'fsdecode', 'get_exec_path', 'fdopen',
           'extsep', '_exit', 'makedirs', 'removedirs', 'renames', 'walk', 'execl',
           'execle', 'execlp', 'execlpe', 'execvp', 'execvpe', 'getenv',
           'supports_bytes_environ', 'environ', 'environb', 'getenvb',
           'fspath', 'PathLike', 'process_cpu_count', 'popen', 'system', 'wait']
__all__ += [_name for _name in dir(posix) if _name[0] != '_' and _name not in __all__]

sys.modules['os.path'] = path

name = 'posix'
linesep = '\n'

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2

supports_bytes_environ = True


# What each function of `posix` can do depends on the system's calls.

def _having(table):
    have = getattr(posix, '_have_functions', ())
    return {globals()[function] for needed, function in table
            if needed in have and function in globals()}


supports_dir_fd = _having([
    ('HAVE_FACCESSAT', 'access'), ('HAVE_FCHMODAT', 'chmod'), ('HAVE_FCHOWNAT', 'chown'),
    ('HAVE_FSTATAT', 'stat'), ('HAVE_FUTIMESAT', 'utime'), ('HAVE_LINKAT', 'link'),
    ('HAVE_MKDIRAT', 'mkdir'), ('HAVE_MKFIFOAT', 'mkfifo'), ('HAVE_MKNODAT', 'mknod'),
    ('HAVE_OPENAT', 'open'), ('HAVE_READLINKAT', 'readlink'), ('HAVE_RENAMEAT', 'rename'),
    ('HAVE_SYMLINKAT', 'symlink'), ('HAVE_UNLINKAT', 'unlink'), ('HAVE_UNLINKAT', 'rmdir'),
    ('HAVE_UTIMENSAT', 'utime')])
supports_effective_ids = _having([('HAVE_FACCESSAT', 'access')])
supports_fd = _having([
    ('HAVE_FCHDIR', 'chdir'), ('HAVE_FCHMOD', 'chmod'), ('HAVE_FCHOWN', 'chown'),
    ('HAVE_FDOPENDIR', 'listdir'), ('HAVE_FDOPENDIR', 'scandir'), ('HAVE_FEXECVE', 'execve'),
    ('HAVE_FTRUNCATE', 'truncate'), ('HAVE_FUTIMENS', 'utime'), ('HAVE_FPATHCONF', 'pathconf'),
    ('HAVE_FSTATVFS', 'statvfs'), ('HAVE_FSTATAT', 'stat')])
supports_follow_symlinks = _having([
    ('HAVE_FACCESSAT', 'access'), ('HAVE_FCHOWNAT', 'chown'), ('HAVE_FSTATAT', 'stat'),
    ('HAVE_LCHOWN', 'chown'), ('HAVE_LINKAT', 'link'), ('HAVE_LUTIMES', 'utime'),
    ('HAVE_LSTAT', 'stat'), ('HAVE_UTIMENSAT', 'utime')])


# ----------------------------------------------------------------------- names

def fsencode(filename):
    """A path as bytes, in the encoding of the file system."""
    filename = fspath(filename)
    if isinstance(filename, str):
        return filename.encode(sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
    return filename


def fsdecode(filename):
    """A path as a str, in the encoding of the file system."""
    filename = fspath(filename)
    if isinstance(filename, bytes):
        return filename.decode(sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
    return filename


class PathLike(abc.ABC):
    """Anything that has a path: what fspath() understands."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        """The path as a str or bytes object."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return _check_methods(subclass, '__fspath__')
        return NotImplemented

    __class_getitem__ = classmethod(_GenericAlias)


# ----------------------------------------------------------------- environment

class _Environ(MutableMapping):
    """The environment as a mapping; changes reach the processes started later."""

    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey = encodekey
        self.decodekey = decodekey
        self.encodevalue = encodevalue
        self.decodevalue = decodevalue
        self._data = data

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None  # the key as it was given
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key = self.encodekey(key)
        value = self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        items = ', '.join([f'{self.decodekey(key)!r}: {self.decodevalue(value)!r}'
                           for key, value in self._data.items()])
        return f'environ({{{items}}})'

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return {**dict(self), **dict(other)}

    def __ror__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return {**dict(other), **dict(self)}


def _check_str(value):
    if not isinstance(value, str):
        raise TypeError(f'str expected, not {type(value).__name__}')
    return value.encode(sys.getfilesystemencoding(), 'surrogateescape')


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError(f'bytes expected, not {type(value).__name__}')
    return value


def _decode(value):
    return value.decode(sys.getfilesystemencoding(), 'surrogateescape')


def _same(value):
    return value


environ = _Environ(posix.environ, _check_str, _decode, _check_str, _decode)
environb = _Environ(environ._data, _check_bytes, _same, _check_bytes, _same)


def getenv(key, default=None):
    """A variable of the environment, or the default."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """A variable of the environment as bytes, or the default."""
    return environb.get(key, default)


def get_exec_path(env=None):
    """The directories in which programs are searched for."""
    env = environ if env is None else env
    try:
        paths = env.get('PATH')
    except TypeError:
        paths = None
    try:
        as_bytes = env[b'PATH']
    except (KeyError, TypeError):
        pass
    else:
        if paths is not None:
            raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
        paths = fsdecode(as_bytes)
    return fsdecode(defpath if paths is None else paths).split(pathsep)


# ----------------------------------------------------------- files and folders

def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    """open() for a file descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f'invalid fd type ({type(fd)}, expected integer)')
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a directory and all that lead to it."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:  # somebody else was faster
            pass
        if tail == (b'.' if isinstance(tail, bytes) else '.'):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove a directory, and those above it as long as they are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Rename; make the directories the new name needs, remove those left empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Yield (path, names of directories, names of files) for a tree.

    With `topdown`, changes of the list of directories decide where to go on.
    """
    sys.audit('os.walk', top, topdown, onerror, followlinks)
    waiting = [fspath(top)]
    while waiting:
        top = waiting.pop()
        if isinstance(top, tuple):  # all below it have been seen
            yield top
            continue
        try:
            with scandir(top) as entries:
                dirs, files, below = _sorted_out(entries, followlinks)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        if topdown:
            yield top, dirs, files
            for dirname in reversed(dirs):
                below = path.join(top, dirname)
                # A name in the list may be of a link, or the caller's.
                if followlinks or not path.islink(below):
                    waiting.append(below)
        else:
            waiting.append((top, dirs, files))
            waiting.extend(reversed(below))


def _sorted_out(entries, followlinks):
    """Names of directories and of other files, and the directories to walk."""
    dirs, files, below = [], [], []
    for entry in entries:
        try:
            is_dir = entry.is_dir()
        except OSError:
            is_dir = False
        if not is_dir:
            files.append(entry.name)
            continue
        dirs.append(entry.name)
        try:
            is_link = not followlinks and entry.is_symlink()
        except OSError:
            is_link = False
        if not is_link:
            below.append(entry.path)
    return dirs, files, below


# ------------------------------------------------------------------- processes

def process_cpu_count():
    """How many processors this process may use."""
    if 'sched_getaffinity' in globals():
        return len(sched_getaffinity(0))
    return cpu_count()


def execl(file, *args):
    """Become another program; its arguments follow."""
    execv(file, args)


def execle(file, *args):
    """As execl(), with the environment as the last argument."""
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    """As execl(), searching the program in the path."""
    execvp(file, args)


def execlpe(file, *args):
    """As execle(), searching the program in the path."""
    execvpe(file, args[:-1], args[-1])


def execvp(file, args):
    """Become another program, which is searched in the path."""
    _execvpe(file, args)


def execvpe(file, args, env):
    """As execvp(), with an environment."""
    _execvpe(file, args, env)


def _execvpe(file, args, env=None):
    def become(program):
        if env is None:
            execv(program, args)
        else:
            execve(program, args, env)

    if path.dirname(file):
        become(file)
        return
    file = fsencode(file)
    missing = other = None
    for folder in map(fsencode, get_exec_path(env)):
        try:
            become(path.join(folder, file))
        except (FileNotFoundError, NotADirectoryError) as error:
            missing = error
        except OSError as error:
            other = other or error
    raise other or missing


if 'fork' in globals():
    P_WAIT = 0
    P_NOWAIT = P_NOWAITO = 1

    def _spawn(mode, file, args, env, become):
        if not isinstance(args, (tuple, list)):
            raise TypeError('argv must be a tuple or a list')
        if not args or not args[0]:
            raise ValueError('argv first element cannot be empty')
        pid = fork()
        if not pid:
            try:
                if env is None:
                    become(file, args)
                else:
                    become(file, args, env)
            finally:
                _exit(127)
        if mode == P_NOWAIT:
            return pid
        while True:
            _, status = waitpid(pid, 0)
            if not WIFSTOPPED(status):
                return waitstatus_to_exitcode(status)

    def spawnv(mode, file, args):
        """Start a program; wait for its exit status if mode is P_WAIT."""
        return _spawn(mode, file, args, None, execv)

    def spawnve(mode, file, args, env):
        """As spawnv(), with an environment."""
        return _spawn(mode, file, args, env, execve)

    def spawnvp(mode, file, args):
        """As spawnv(), searching the program in the path."""
        return _spawn(mode, file, args, None, execvp)

    def spawnvpe(mode, file, args, env):
        """As spawnvp(), with an environment."""
        return _spawn(mode, file, args, env, execvpe)

    def spawnl(mode, file, *args):
        """As spawnv(), with the program's arguments one by one."""
        return spawnv(mode, file, args)

    def spawnle(mode, file, *args):
        """As spawnl(), with the environment as the last argument."""
        return spawnve(mode, file, args[:-1], args[-1])

    def spawnlp(mode, file, *args):
        """As spawnl(), searching the program in the path."""
        return spawnvp(mode, file, args)

    def spawnlpe(mode, file, *args):
        """As spawnle(), searching the program in the path."""
        return spawnvpe(mode, file, args[:-1], args[-1])

    __all__ += ['P_WAIT', 'P_NOWAIT', 'P_NOWAITO', 'spawnv', 'spawnve', 'spawnvp',
                'spawnvpe', 'spawnl', 'spawnle', 'spawnlp', 'spawnlpe']


def system(command):
    """Execute a command in a shell; returns its wait status."""
    import subprocess
    returncode = subprocess.call(['/bin/sh', '-c', fsdecode(command)])
    return returncode << 8 if returncode >= 0 else -returncode


def wait():
    """Wait for any child process; returns its number and its status."""
    return waitpid(-1, 0)


def popen(cmd, mode='r', buffering=-1):
    """A pipe from or to a shell command, as a text file."""
    if not isinstance(cmd, str):
        raise TypeError(f'invalid cmd type ({type(cmd)}, expected string)')
    if mode not in ('r', 'w'):
        raise ValueError(f'invalid mode {mode!r}')
    if buffering == 0 or buffering is None:
        raise ValueError('popen() does not support unbuffered streams')
    import subprocess
    pipe = subprocess.PIPE
    if mode == 'r':
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=pipe, bufsize=buffering)
        return _wrap_close(process.stdout, process)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=pipe, bufsize=buffering)
    return _wrap_close(process.stdin, process)


class _wrap_close:
    """A stream whose close() waits for the process and gives its status."""

    def __init__(self, stream, proc):
        self._stream = stream
        self._proc = proc

    def close(self):
        self._stream.close()
        returncode = self._proc.wait()
        return None if returncode == 0 else returncode << 8

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)
