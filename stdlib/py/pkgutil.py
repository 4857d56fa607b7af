"""Helpers for packages: their modules, their data, names as objects."""

import importlib.util
import os
import sys
from collections import namedtuple

__all__ = ['get_importer', 'iter_importers', 'walk_packages', 'iter_modules', 'get_data', 'extend_path',
           'resolve_name', 'ModuleInfo', 'find_loader', 'get_loader']

ModuleInfo = namedtuple('ModuleInfo', 'module_finder name ispkg')
ModuleInfo.__doc__ = 'What is known of a module without importing it.'


class FileFinder:
    """Stands for a folder of modules."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f'FileFinder({self.path!r})'

    def find_spec(self, fullname, target=None):
        return importlib.util._spec_in_folders(fullname, [self.path])


def get_importer(path_item):
    """What finds modules in a folder, or None."""
    path_item = os.fsdecode(path_item)
    return FileFinder(path_item) if os.path.isdir(path_item or '.') else None


def iter_importers(fullname=""):
    """What finds a module."""
    path = sys.path
    if '.' in fullname:
        package = importlib.import_module(fullname.rpartition('.')[0])
        path = getattr(package, '__path__', None)
        if path is None:
            return
    else:
        yield from sys.meta_path
    yield from map(get_importer, path)


def iter_modules(path=None, prefix=''):
    """All modules in the folders of a path."""
    if isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    seen = set()
    for folder in sys.path if path is None else path:
        finder = get_importer(folder)
        if finder is None:
            continue
        try:
            names = sorted(os.listdir(finder.path or '.'))
        except OSError:
            continue
        for file in names:
            full = os.path.join(finder.path, file)
            ispkg = False
            if '.' not in file and os.path.isdir(full):
                if not os.path.isfile(os.path.join(full, '__init__.py')):
                    continue
                name, ispkg = file, True
            elif file.endswith('.py'):
                name = file[:-3]
            else:
                continue
            if name == '__init__' or '.' in name or name in seen:
                continue
            seen.add(name)
            yield ModuleInfo(finder, prefix + name, ispkg)


def walk_packages(path=None, prefix='', onerror=None):
    """The same with all that is in packages, which are imported."""
    seen = set()
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
        else:
            folders = [folder for folder in getattr(sys.modules[info.name], '__path__', None) or []
                       if folder not in seen]
            seen.update(folders)
            yield from walk_packages(folders, info.name + '.', onerror)


def extend_path(path, name):
    """A path with all folders of the same package."""
    if not isinstance(path, list):
        return path
    path = path[:]
    parent, _, last = name.rpartition('.')
    folders = getattr(sys.modules.get(parent), '__path__', []) if parent else sys.path
    for folder in folders:
        if isinstance(folder, str):
            portion = os.path.join(folder, last)
            if os.path.isfile(os.path.join(portion, '__init__.py')) and portion not in path:
                path.append(portion)
    return path


def get_data(package, resource):
    """The contents of a file of a package, or None."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.loader is None:
        return None
    module = sys.modules.get(package) or importlib.import_module(package)
    if getattr(module, '__file__', None) is None:
        return None
    name = os.path.join(os.path.dirname(module.__file__), *resource.split('/'))
    with open(name, 'rb') as file:
        return file.read()


def find_loader(fullname):
    """The loader of a module, or None."""
    spec = importlib.util.find_spec(fullname)
    return spec.loader if spec is not None else None


def get_loader(module_or_name):
    """The loader of a module, or None."""
    name = module_or_name if isinstance(module_or_name, str) else module_or_name.__name__
    return find_loader(name)


def resolve_name(name):
    """What 'package.module:object.attribute' or a dotted name means."""
    import re
    match = re.fullmatch(r'(?P<pkg>(?!\d)\w+(?:\.(?!\d)\w+)*)(?P<cln>:(?P<obj>(?:(?!\d)\w+(?:\.(?!\d)\w+)*)?))?',
                         name)
    if not match:
        raise ValueError(f'invalid format: {name!r}')
    if match['cln']:
        result = importlib.import_module(match['pkg'])
        parts = match['obj'].split('.') if match['obj'] else []
    else:
        first, *parts = name.split('.')
        result = importlib.import_module(first)
        path = first
        while parts:
            candidate = f'{path}.{parts[0]}'
            try:
                result = importlib.import_module(candidate)
            except ImportError:
                break
            path = candidate
            parts.pop(0)
    for part in parts:
        result = getattr(result, part)
    return result
