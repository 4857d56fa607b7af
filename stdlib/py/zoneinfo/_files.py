"""For `zoneinfo`: where the files of time zones are."""

import os


class InvalidTZPathWarning(RuntimeWarning):
    """A folder for time zones is no absolute path."""


class ZoneInfoNotFoundError(KeyError):
    """There is no time zone with a key."""


TZPATH = ()


def _from_environment(text):
    folders = text.split(os.pathsep)
    relative = tuple(folder for folder in folders if not os.path.isabs(folder))
    if relative and text:
        import warnings
        warnings.warn("Invalid paths specified in PYTHONTZPATH environment variable. Paths must be absolute but found the "
                      f"following relative paths:\n    {relative!r}", InvalidTZPathWarning, stacklevel=5)
    return tuple(folder for folder in folders if os.path.isabs(folder))


def reset_tzpath(to=None):
    """Sets the folders with time zones: those given, those of PYTHONTZPATH, or the usual ones."""
    global TZPATH
    if to is not None:
        if isinstance(to, (str, bytes)):
            raise TypeError(f"tzpaths must be a list or tuple, not {type(to)}: {to!r}")
        relative = [folder for folder in to if not os.path.isabs(folder)]
        if relative:
            raise ValueError("Paths should be absolute but found the following relative paths:\n    "
                             + "\n    ".join(relative))
        TZPATH = tuple(to)
        return
    known = os.environ.get('PYTHONTZPATH')
    if known is not None:
        TZPATH = _from_environment(known)
        return
    TZPATH = ('/usr/share/zoneinfo', '/usr/lib/zoneinfo', '/usr/share/lib/zoneinfo', '/etc/zoneinfo')


def check_key(key):
    """Refuses keys that would lead out of the folders."""
    if os.path.isabs(key):
        raise ValueError(f"ZoneInfo keys may not be absolute paths, got: {key}")
    normal = os.path.normpath(key)
    if len(normal) != len(key):
        raise ValueError(f"ZoneInfo keys must be normalized relative paths, got: {key}")
    if normal.split(os.sep)[0] == os.pardir:
        raise ValueError(f"ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}")


def find_tzfile(key):
    """The file of a key, or None."""
    check_key(key)
    for folder in TZPATH:
        path = os.path.join(folder, key)
        if os.path.isfile(path):
            return path
    return None


def open_tzfile(key):
    """The file of a key, opened; that of the package `tzdata` if no folder has it."""
    path = find_tzfile(key)
    if path is not None:
        return open(path, 'rb')
    package, _, name = ('tzdata.zoneinfo.' + key.replace('/', '.')).rpartition('.')
    try:
        from importlib import resources
        return resources.files(package).joinpath(name).open('rb')
    except (ImportError, FileNotFoundError, UnicodeEncodeError, NotADirectoryError, IsADirectoryError):
        raise ZoneInfoNotFoundError(f"No time zone found with key {key}") from None


def available_timezones():
    """The keys of all time zones that there are."""
    found = set()
    for root in TZPATH:
        for folder, folders, files in os.walk(root):
            if folder == root:
                # The same zones with other ways to count seconds.
                folders[:] = [name for name in folders if name not in ('right', 'posix')]
            for name in files:
                path = os.path.join(folder, name)
                key = os.path.relpath(path, start=root).replace('\\', '/')
                if key not in found and _is_zone(path):
                    found.add(key)
    found.discard('posixrules')
    return found


def _is_zone(path):
    try:
        with open(path, 'rb') as file:
            return file.read(4) == b'TZif'
    except OSError:
        return False


reset_tzpath()
