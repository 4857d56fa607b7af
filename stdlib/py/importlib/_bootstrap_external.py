"""Names of that part of import which knows files."""

import os as _os
import sys

from importlib.machinery import (BYTECODE_SUFFIXES, DEBUG_BYTECODE_SUFFIXES, EXTENSION_SUFFIXES,
                                 OPTIMIZED_BYTECODE_SUFFIXES, SOURCE_SUFFIXES, ExtensionFileLoader, FileFinder,
                                 NamespaceLoader, PathFinder, SourceFileLoader, SourcelessFileLoader,
                                 WindowsRegistryFinder)
from importlib.util import (MAGIC_NUMBER, cache_from_source, decode_source, source_from_cache,
                            spec_from_file_location)

path_sep = '/'
path_separators = '/'
_PYCACHE = '__pycache__'
_OPT = 'opt-'
_RAW_MAGIC_NUMBER = int.from_bytes(MAGIC_NUMBER, 'little')


def _pack_uint32(number):
    return (int(number) & 0xFFFFFFFF).to_bytes(4, 'little')


def _path_join(*parts):
    return _os.path.join(*parts) if parts else ''


def _path_split(path):
    return _os.path.split(path)


def _path_isfile(path):
    return _os.path.isfile(path)


def _path_isdir(path):
    return _os.path.isdir(path or _os.getcwd())


def _calc_mode(path):
    """The mode of the compiled form of a file: that of the file, and writable."""
    try:
        return _os.stat(path).st_mode | 0o200
    except OSError:
        return 0o666 | 0o200


def _write_atomic(path, data, mode=0o666):
    """Write a file under another name, and rename it."""
    temporary = f'{path}.{id(path)}'
    descriptor = _os.open(temporary, _os.O_EXCL | _os.O_CREAT | _os.O_WRONLY, mode & 0o666)
    try:
        with open(descriptor, 'wb') as file:
            file.write(data)
        _os.replace(temporary, path)
    except OSError:
        try:
            _os.unlink(temporary)
        except OSError:
            pass
        raise


def _get_sourcefile(bytecode_path):
    """The source file of a compiled one, or that itself."""
    if not bytecode_path:
        return None
    rest, _, extension = bytecode_path.rpartition('.')
    if not rest or extension.lower()[-3:-1] != 'py':
        return bytecode_path
    try:
        source_path = source_from_cache(bytecode_path)
    except (NotImplementedError, ValueError):
        source_path = bytecode_path[:-1]
    return source_path if _path_isfile(source_path) else bytecode_path


def _code_to_timestamp_pyc(code, mtime=0, source_size=0):
    """A compiled file that is valid as long as its source's time and size are these."""
    import marshal
    head = MAGIC_NUMBER + _pack_uint32(0) + _pack_uint32(mtime) + _pack_uint32(source_size)
    return bytearray(head + marshal.dumps(code))


def _code_to_hash_pyc(code, source_hash, checked=True):
    """A compiled file that is valid as long as its source's hash is this."""
    import marshal
    return bytearray(MAGIC_NUMBER + _pack_uint32(0b1 | checked << 1) + source_hash + marshal.dumps(code))
