"""Data in packages."""

import contextlib
import os
import pathlib
import sys
import types

from .abc import ResourceReader

Package = types.ModuleType | str
Resource = str
Anchor = Package

__all__ = ['Package', 'Anchor', 'ResourceReader', 'as_file', 'files', 'contents', 'is_resource', 'open_binary',
           'open_text', 'path', 'read_binary', 'read_text']


def _package(anchor):
    """The package of an anchor: itself, its name, or the caller's."""
    if anchor is None:
        frame = sys._getframe(2)
        anchor = frame.f_globals['__name__']
    if isinstance(anchor, str):
        from importlib import import_module
        anchor = import_module(anchor)
    if anchor.__spec__ is not None and anchor.__spec__.submodule_search_locations is None:
        from importlib import import_module
        parent = anchor.__name__.rpartition('.')[0]
        return import_module(parent) if parent else anchor
    return anchor


def files(anchor=None):
    """What can be walked through to the data of a package."""
    package = _package(anchor)
    spec = package.__spec__
    loader = getattr(spec, 'loader', None)
    if hasattr(loader, 'get_resource_reader'):
        reader = loader.get_resource_reader(spec.name)
        if hasattr(reader, 'files'):
            return reader.files()
    locations = list(getattr(package, '__path__', ()))
    if len(locations) == 1 or locations and getattr(package, '__file__', None):
        return pathlib.Path(locations[0])
    if locations:
        from .readers import MultiplexedPath
        return MultiplexedPath(*locations)
    return pathlib.Path(package.__file__).parent


@contextlib.contextmanager
def as_file(path):
    """A resource as a file of the file system."""
    if isinstance(path, pathlib.Path):
        yield path
        return
    import tempfile
    if path.is_dir():
        with tempfile.TemporaryDirectory() as folder:
            yield _copied(path, pathlib.Path(folder))
        return
    descriptor, name = tempfile.mkstemp(suffix=path.name)
    try:
        with open(descriptor, 'wb') as file:
            file.write(path.read_bytes())
        yield pathlib.Path(name)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.remove(name)


def _copied(source, target):
    child = target / source.name
    if source.is_dir():
        child.mkdir()
        for entry in source.iterdir():
            _copied(entry, child)
    else:
        child.write_bytes(source.read_bytes())
    return child


def _resource(anchor, names):
    found = files(anchor)
    for name in names:
        if os.path.dirname(str(name)):
            found = found.joinpath(*str(name).split('/'))
        else:
            found = found.joinpath(str(name))
    return found


def open_binary(anchor, *path_names):
    """Open a resource for bytes."""
    return _resource(anchor, path_names).open('rb')


def open_text(anchor, *path_names, encoding='utf-8', errors='strict'):
    """Open a resource for text."""
    return _resource(anchor, path_names).open('r', encoding=encoding, errors=errors)


def read_binary(anchor, *path_names):
    """The bytes of a resource."""
    return _resource(anchor, path_names).read_bytes()


def read_text(anchor, *path_names, encoding='utf-8', errors='strict'):
    """The text of a resource."""
    with open_text(anchor, *path_names, encoding=encoding, errors=errors) as file:
        return file.read()


def path(anchor, *path_names):
    """A resource as a file of the file system."""
    return as_file(_resource(anchor, path_names))


def is_resource(anchor, *path_names):
    """Whether there is a resource, and it is no folder."""
    return _resource(anchor, path_names).is_file()


def contents(anchor, *path_names):
    """The names of all entries."""
    import warnings
    warnings.warn('contents is deprecated. Use files(anchor).iterdir() instead.', DeprecationWarning, stacklevel=2)
    return (entry.name for entry in _resource(anchor, path_names).iterdir())
