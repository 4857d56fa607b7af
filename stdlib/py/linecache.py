"""Lines of source files, read once and kept: tracebacks ask for many of them.

An entry of `cache` is (size, mtime, lines, full name), or a 1-tuple with a
function that gives the source when it is first wanted.
"""

from posix import stat as _system_stat

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']

cache = {}


def getline(filename, lineno, module_globals=None):
    """Line `lineno` with its newline, or '' if there is none; never raises."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def getlines(filename, module_globals=None):
    """All lines of a file, or [] if it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def clearcache():
    """Forget everything."""
    cache.clear()


def checkcache(filename=None):
    """Forget the file, or all files, if it has changed since it was read."""
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1:
            continue
        size, mtime, _, fullname = entry
        if mtime is None:  # did not come from a file
            continue
        status = _stat(fullname)
        if status is None or size != status.st_size or mtime != status.st_mtime:
            cache.pop(name, None)


def updatecache(filename, module_globals=None):
    """Read the lines of a file anew."""
    if len(cache.get(filename, ())) != 1:
        cache.pop(filename, None)
    if not filename:
        return []
    if _is_pseudo(filename):
        return _library(filename)
    fullname = filename
    status = _stat(fullname)
    if status is None:
        if lazycache(filename, module_globals):
            return _load(filename)
        fullname, status = _search(filename)
        if status is None:
            return []
    try:
        lines = _read(fullname)
    except (OSError, UnicodeDecodeError, SyntaxError, LookupError):
        return []
    if not lines:
        lines = ['\n']
    elif not lines[-1].endswith('\n'):
        lines[-1] += '\n'
    cache[filename] = status.st_size, status.st_mtime, lines, fullname
    return lines


def lazycache(filename, module_globals):
    """Note where a module's loader gives the source, without asking it yet.

    Return whether there is now such an entry.
    """
    entry = cache.get(filename)
    if entry is not None:
        return len(entry) == 1
    if not filename or _is_pseudo(filename) or not module_globals:
        return False
    spec = module_globals.get('__spec__')
    name = getattr(spec, 'name', None) or module_globals.get('__name__')
    loader = getattr(spec, 'loader', None) or module_globals.get('__loader__')
    get_source = getattr(loader, 'get_source', None)
    if not name or get_source is None:
        return False
    cache[filename] = (lambda: get_source(name),)
    return True


def _register_code(code, string, name):
    """Keep the source of code that came from no file (`-c`, a prompt)."""
    lines = [line + '\n' for line in string.splitlines()]
    cache[name] = len(string), None, lines, name


def _load(filename):
    """Ask the loader that lazycache() noted."""
    try:
        source = cache[filename][0]()
    except (ImportError, OSError):
        source = None
    if source is None:
        cache.pop(filename, None)
        return []
    lines = [line + '\n' for line in source.splitlines()]
    cache[filename] = len(source), None, lines, filename
    return lines


def _is_pseudo(filename):
    return filename.startswith('<') and filename.endswith('>')


def _library(filename):
    """The lines of a module that is part of the interpreter."""
    source = None
    if filename.startswith('<frozen '):
        source = __loader__.get_source(filename[8:-1])
    if source is None:
        return []
    lines = [line + '\n' for line in source.splitlines()]
    cache[filename] = len(source), None, lines, filename
    return lines


def _stat(path):
    try:
        return _system_stat(path)
    except (OSError, ValueError):
        return None


def _search(filename):
    """A relative name may be one below a folder of the module path."""
    import sys
    if not filename.startswith('/'):
        for folder in sys.path:
            if isinstance(folder, str):
                path = f'{folder.rstrip("/")}/{filename}' if folder else filename
                status = _stat(path)
                if status is not None:
                    return path, status
    return filename, None


def _read(path):
    """The lines of a source file in the encoding that it declares (PEP 263)."""
    with open(path, 'rb') as file:
        data = file.read()
    if data.startswith(b'\xef\xbb\xbf'):
        return _split(data[3:].decode('utf-8'))
    return _split(data.decode(_declared_encoding(data)))


def _split(text):
    """Lines with their newlines; only line ends count, no form feeds."""
    text = text.replace('\r\n', '\n').replace('\r', '\n')
    lines = [line + '\n' for line in text.split('\n')]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _declared_encoding(data):
    for line in data.split(b'\n', 2)[:2]:
        comment = line.lstrip(b' \t\f')
        if comment and not comment.startswith((b'#', b'\r')):
            break
        _, found, rest = comment.partition(b'coding')
        if found and rest[:1] in (b':', b'='):
            name = rest[1:].lstrip(b' \t')
            end = 0
            while end < len(name) and (name[end:end + 1].isalnum() or name[end] in b'-_.'):
                end += 1
            if end:
                return name[:end].decode('ascii')
    return 'utf-8'
