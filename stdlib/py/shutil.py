"""Operations on files and folders as a whole."""

import collections
import errno
import fnmatch
import os
import stat
import sys

from _shutil_archives import (ReadError, RegistryError, get_archive_formats, get_unpack_formats, make_archive,
                              register_archive_format, register_unpack_format, unpack_archive,
                              unregister_archive_format, unregister_unpack_format)

for _each in (get_archive_formats, get_unpack_formats, make_archive, register_archive_format, register_unpack_format,
              unpack_archive, unregister_archive_format, unregister_unpack_format):
    _each.__module__ = 'shutil'
del _each

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree",
           "Error", "SpecialFileError", "ExecError", "make_archive", "get_archive_formats",
           "register_archive_format", "unregister_archive_format", "get_unpack_formats",
           "register_unpack_format", "unregister_unpack_format", "unpack_archive", "ignore_patterns", "chown",
           "which", "get_terminal_size", "SameFileError", "disk_usage"]

COPY_BUFSIZE = 64 * 1024


class Error(OSError):
    """Several operations failed, or one that is no system call."""


class SameFileError(Error):
    """Source and destination are the same file."""


class SpecialFileError(OSError):
    """Not a regular file, but for instance a pipe."""


class ExecError(OSError):
    """A command could not be run."""


def copyfileobj(fsrc, fdst, length=0):
    """Copy what one file object yields to another."""
    if not length:
        length = COPY_BUFSIZE
    read, write = fsrc.read, fdst.write
    while buffer := read(length):
        write(buffer)


def _samefile(src, dst):
    if isinstance(src, os.DirEntry) and hasattr(os.path, 'samestat'):
        try:
            return os.path.samestat(src.stat(), os.stat(dst))
        except OSError:
            return False
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def _stat(fn):
    return fn.stat() if isinstance(fn, os.DirEntry) else os.stat(fn)


def _islink(fn):
    return fn.is_symlink() if isinstance(fn, os.DirEntry) else os.path.islink(fn)


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy the contents of a file, without its mode."""
    sys.audit("shutil.copyfile", src, dst)
    if _samefile(src, dst):
        raise SameFileError("{!r} and {!r} are the same file".format(src, dst))
    for name in (src, dst):
        try:
            mode = _stat(name).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode):
            name = name.path if isinstance(name, os.DirEntry) else name
            raise SpecialFileError("`%s` is a named pipe" % name)
    if not follow_symlinks and _islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, 'rb') as fsrc:
        try:
            with open(dst, 'wb') as fdst:
                copyfileobj(fsrc, fdst)
        except IsADirectoryError as error:
            if not os.path.exists(dst):
                raise FileNotFoundError(f'Directory does not exist: {dst}') from error
            raise
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copy the permissions of a file."""
    sys.audit("shutil.copymode", src, dst)
    if not follow_symlinks and _islink(src) and os.path.islink(dst):
        if not hasattr(os, 'lchmod'):
            return
        os.lchmod(dst, stat.S_IMODE(os.lstat(src).st_mode))
    else:
        os.chmod(dst, stat.S_IMODE(_stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    """Copy permissions and times of a file."""
    sys.audit("shutil.copystat", src, dst)
    follow = follow_symlinks or not (_islink(src) and os.path.islink(dst))
    if isinstance(src, os.DirEntry):
        found = src.stat(follow_symlinks=follow)
    else:
        found = os.stat(src) if follow else os.lstat(src)
    times = (found.st_atime_ns, found.st_mtime_ns)
    if follow:
        os.utime(dst, ns=times)
        os.chmod(dst, stat.S_IMODE(found.st_mode))
        return
    try:
        os.utime(dst, ns=times, follow_symlinks=False)
    except NotImplementedError:
        pass


def copy(src, dst, *, follow_symlinks=True):
    """Copy a file with its permissions; the destination may be a folder."""
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copy a file with permissions and times; the destination may be a folder."""
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """A function for copytree() that leaves out what matches."""

    def _ignore_patterns(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}

    return _ignore_patterns


def _copy_entry(entry, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok):
    name = os.path.join(entry[1], entry[0].name)
    source = entry[0] if copy_function is copy2 or copy_function is copy else name
    if entry[0].is_symlink():
        link = os.readlink(name)
        if symlinks:
            os.symlink(link, target)
            copystat(source, target, follow_symlinks=False)
            return
        if not os.path.exists(os.path.join(entry[1], link)) and ignore_dangling_symlinks:
            return
        if entry[0].is_dir():
            copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
        else:
            copy_function(source, target)
    elif entry[0].is_dir():
        copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
    else:
        copy_function(source, target)


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    """Copy a folder and all below it; returns the destination."""
    sys.audit("shutil.copytree", src, dst)
    with os.scandir(src) as found:
        entries = list(found)
    ignored = set()
    if ignore is not None:
        ignored = ignore(os.fspath(src), [entry.name for entry in entries])
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for entry in entries:
        if entry.name in ignored:
            continue
        source, target = os.path.join(src, entry.name), os.path.join(dst, entry.name)
        try:
            _copy_entry((entry, src), target, symlinks, ignore, copy_function, ignore_dangling_symlinks,
                        dirs_exist_ok)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as why:
            errors.append((source, target, str(why)))
    try:
        copystat(src, dst)
    except OSError as why:
        errors.append((src, dst, str(why)))
    if errors:
        raise Error(errors)
    return dst


def _rmtree_below(path, onexc):
    """Remove what is in a folder."""
    try:
        with os.scandir(path) as found:
            entries = list(found)
    except FileNotFoundError:
        return
    except OSError as error:
        error.filename = path
        onexc(os.scandir, path, error)
        return
    for entry in entries:
        full = entry.path
        try:
            folder = entry.is_dir(follow_symlinks=False)
        except OSError:
            folder = False
        if folder:
            _rmtree_below(full, onexc)
            try:
                os.rmdir(full)
            except FileNotFoundError:
                continue
            except OSError as error:
                onexc(os.rmdir, full, error)
        else:
            try:
                os.unlink(full)
            except FileNotFoundError:
                continue
            except OSError as error:
                onexc(os.unlink, full, error)


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Remove a folder and all below it.

    onexc: a function called with the operation, the path and the exception
    onerror: the same with what sys.exc_info() returns
    """
    sys.audit("shutil.rmtree", path, dir_fd)
    if dir_fd is not None:
        raise NotImplementedError("dir_fd unavailable on this platform")
    if ignore_errors:
        def onexc(*args):
            pass
    elif onerror is None and onexc is None:
        def onexc(*args):
            raise
    elif onexc is None:
        def onexc(function, path, error):
            return onerror(function, path, (type(error), error, error.__traceback__))
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    try:
        if os.path.islink(path):
            raise OSError("Cannot call rmtree on a symbolic link")
    except OSError as error:
        onexc(os.path.islink, path, error)
        return
    try:
        os.lstat(path)
    except OSError as error:
        onexc(os.lstat, path, error)
        return
    if not os.path.isdir(path):
        try:
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path)
        except OSError as error:
            onexc(os.scandir, path, error)
            return
    _rmtree_below(path, onexc)
    try:
        os.rmdir(path)
    except FileNotFoundError:
        pass
    except OSError as error:
        onexc(os.rmdir, path, error)


rmtree.avoids_symlink_attacks = False


def _basename(path):
    path = os.fspath(path)
    separator = b'/' if isinstance(path, bytes) else '/'
    return os.path.basename(path.rstrip(separator))


def _destinsrc(src, dst):
    """Whether the destination is within the source."""
    src, dst = os.path.abspath(src), os.path.abspath(dst)
    if not src.endswith(os.path.sep):
        src += os.path.sep
    if not dst.endswith(os.path.sep):
        dst += os.path.sep
    return dst.startswith(src)


def move(src, dst, copy_function=copy2):
    """Move a file or folder; returns where it is now."""
    sys.audit("shutil.move", src, dst)
    real_dst = dst
    if os.path.isdir(dst):
        if _samefile(src, dst) and not os.path.islink(src):
            os.rename(src, dst)
            return
        real_dst = os.path.join(dst, _basename(src))
        if os.path.exists(real_dst):
            raise Error("Destination path '%s' already exists" % real_dst)
    try:
        os.rename(src, real_dst)
    except OSError:
        # Perhaps another file system.
        if os.path.islink(src):
            os.symlink(os.readlink(src), real_dst)
            os.unlink(src)
        elif os.path.isdir(src):
            if _destinsrc(src, dst):
                raise Error("Cannot move a directory '%s' into itself '%s'." % (src, dst))
            copytree(src, real_dst, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, real_dst)
            os.unlink(src)
    return real_dst


_ntuple_diskusage = collections.namedtuple('usage', 'total used free')


def disk_usage(path):
    """Total, used and free bytes of a file system."""
    st = os.statvfs(path)
    return _ntuple_diskusage(st.f_blocks * st.f_frsize, (st.f_blocks - st.f_bfree) * st.f_frsize,
                             st.f_bavail * st.f_frsize)


def chown(path, user=None, group=None, *, dir_fd=None, follow_symlinks=True):
    """Change owner and group, which may be names."""
    sys.audit('shutil.chown', path, user, group)
    if user is None and group is None:
        raise ValueError("user and/or group must be set")
    uid = gid = -1
    if isinstance(user, str):
        import pwd
        try:
            uid = pwd.getpwnam(user).pw_uid
        except KeyError:
            raise LookupError("no such user: {!r}".format(user)) from None
    elif user is not None:
        uid = user
    if isinstance(group, str):
        import grp
        try:
            gid = grp.getgrnam(group).gr_gid
        except KeyError:
            raise LookupError("no such group: {!r}".format(group)) from None
    elif group is not None:
        gid = group
    os.chown(path, uid, gid, dir_fd=dir_fd, follow_symlinks=follow_symlinks)


def get_terminal_size(fallback=(80, 24)):
    """The size of the terminal: from COLUMNS and LINES, or of the terminal of standard output."""

    def from_environment(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0

    columns, lines = from_environment('COLUMNS'), from_environment('LINES')
    if columns <= 0 or lines <= 0:
        try:
            size = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            size = os.terminal_size(fallback)
        if columns <= 0:
            columns = size.columns or fallback[0]
        if lines <= 0:
            lines = size.lines or fallback[1]
    return os.terminal_size((columns, lines))


def _access_check(fn, mode):
    return os.path.exists(fn) and os.access(fn, mode) and not os.path.isdir(fn)


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The path of a command, or None."""
    use_bytes = isinstance(cmd, bytes)
    dirname, cmd = os.path.split(cmd)
    if dirname:
        path = [dirname]
    else:
        if path is None:
            path = os.environ.get("PATH", None)
            if path is None:
                path = os.defpath
        if not path:
            return None
        path = (os.fsencode if use_bytes else os.fsdecode)(path)
        path = path.split(os.fsencode(os.pathsep) if use_bytes else os.pathsep)
    seen = set()
    for folder in path:
        normal = os.path.normcase(folder)
        if normal in seen:
            continue
        seen.add(normal)
        name = os.path.join(folder, cmd)
        if _access_check(name, mode):
            return name
    return None


