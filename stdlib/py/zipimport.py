"""Modules from zip archives: `zipimporter` finds, compiles and reads what an archive holds."""

import os
import sys
from importlib.machinery import ModuleSpec
from importlib.util import decode_source, module_from_spec
from zipfile import BadZipFile, ZipFile

__all__ = ['ZipImportError', 'zipimporter']

# How a module can be stored, the first of which counts: ending, whether it is a package.
_SEARCH_ORDER = (('/__init__.py', True), ('.py', False))
_zip_directory_cache = {}


class ZipImportError(ImportError):
    """What cannot be read as an archive, or is not in it."""


class zipimporter:
    """Imports from one archive, or from a folder in it: `archive` is the file, `prefix` the folder."""

    def __init__(self, path):
        if not isinstance(path, str):
            path = os.fsdecode(path)
        if not path:
            raise ZipImportError('archive path is empty', path=path)
        file, inside = path, []
        while not os.path.exists(file):
            shorter, name = os.path.split(file)
            if shorter == file:
                raise ZipImportError(f'not a Zip file: {path!r}', path=path)
            file = shorter
            inside.append(name)
        if not os.path.isfile(file):
            raise ZipImportError('not a Zip file', path=path)
        self.archive = file
        self.prefix = ''.join([name + '/' for name in reversed(inside)])
        if file not in _zip_directory_cache:
            _zip_directory_cache[file] = _read_directory(file)

    def _get_files(self):
        """What the archive holds, by name."""
        return _zip_directory_cache.get(self.archive, {})

    def _path_of(self, fullname):
        return self.prefix + fullname.rpartition('.')[2]

    def _find(self, fullname):
        """The name in the archive of a module, and whether it is a package; None if there is no such module."""
        path = self._path_of(fullname)
        for ending, is_package in _SEARCH_ORDER:
            if path + ending in self._get_files():
                return path + ending, is_package
        return None

    def _found(self, fullname):
        found = self._find(fullname)
        if found is None:
            raise ZipImportError(f"can't find module {fullname!r}", name=fullname)
        return found

    def find_spec(self, fullname, target=None):
        """The spec of a module, or of a part of a namespace package, or None."""
        found = self._find(fullname)
        if found is None:
            folder = self._path_of(fullname)
            if folder + '/' not in self._get_files():
                return None
            spec = ModuleSpec(fullname, None, is_package=True)
            spec.submodule_search_locations.append(f'{self.archive}/{folder}')
            return spec
        name, is_package = found
        spec = ModuleSpec(fullname, self, origin=f'{self.archive}/{name}', is_package=is_package)
        spec.has_location = True
        if is_package:
            spec.submodule_search_locations = [f'{self.archive}/{self._path_of(fullname)}']
        return spec

    def create_module(self, spec):
        """None: the usual module."""
        return None

    def exec_module(self, module):
        """Execute the code of a module in its namespace."""
        exec(self.get_code(module.__name__), module.__dict__)

    def load_module(self, fullname):
        """Import a module by this importer."""
        spec = self.find_spec(fullname)
        if spec is None or spec.loader is None:
            raise ZipImportError(f"can't find module {fullname!r}", name=fullname)
        module = sys.modules.get(fullname) or module_from_spec(spec)
        sys.modules[fullname] = module
        self.exec_module(module)
        return sys.modules[fullname]

    def get_data(self, pathname):
        """The bytes of a file, whose name may begin with that of the archive."""
        name = pathname.removeprefix(self.archive + '/')
        if name not in self._get_files():
            raise OSError(0, '', name)
        with ZipFile(self.archive) as archive:
            return archive.read(name)

    def get_source(self, fullname):
        """The source text of a module."""
        name, _ = self._found(fullname)
        return decode_source(self.get_data(name))

    def get_code(self, fullname):
        """The code of a module."""
        name, _ = self._found(fullname)
        return compile(self.get_data(name), f'{self.archive}/{name}', 'exec', dont_inherit=True)

    def get_filename(self, fullname):
        """What `__file__` of a module is."""
        name, _ = self._found(fullname)
        return f'{self.archive}/{name}'

    def is_package(self, fullname):
        """Whether a module is a package."""
        return self._found(fullname)[1]

    def get_resource_reader(self, fullname):
        """No reader: resources are had by get_data()."""
        return None

    def invalidate_caches(self):
        """Read the archive's directory again."""
        try:
            _zip_directory_cache[self.archive] = _read_directory(self.archive)
        except ZipImportError:
            _zip_directory_cache.pop(self.archive, None)

    def __repr__(self):
        return f'<zipimporter object "{self.archive}/{self.prefix}">'


def _read_directory(file):
    """The names in an archive, with what there is to say about each."""
    try:
        with ZipFile(file) as archive:
            return {info.filename: info for info in archive.infolist()}
    except OSError:
        raise ZipImportError(f"can't open Zip file: {file!r}", path=file) from None
    except BadZipFile:
        raise ZipImportError(f'not a Zip file: {file!r}', path=file) from None
