"""Specs, loaders and suffixes of modules."""

import sys

ModuleSpec = type(sys.__spec__)

SOURCE_SUFFIXES = ['.py']
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES = ['.pyc']
EXTENSION_SUFFIXES = []


def all_suffixes():
    """The suffixes of all files that can be imported."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class SourceFileLoader:
    """Executes a source file as a module."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def get_filename(self, name=None):
        return self.path

    def get_data(self, path):
        with open(path, 'rb') as file:
            return file.read()

    def get_source(self, fullname=None):
        data = self.get_data(self.path)
        from importlib.util import decode_source
        return decode_source(data)

    def get_code(self, fullname=None):
        return self.source_to_code(self.get_data(self.path), self.path)

    def source_to_code(self, data, path, *, _optimize=-1):
        return compile(data, path, 'exec', dont_inherit=True, optimize=_optimize)

    def is_package(self, fullname=None):
        import os
        return os.path.basename(self.path).rpartition('.')[0] == '__init__'

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.get_code(module.__name__), module.__dict__)

    def load_module(self, fullname=None):
        from importlib.util import module_from_spec, spec_from_file_location
        module = module_from_spec(spec_from_file_location(self.name, self.path, loader=self))
        sys.modules[self.name] = module
        self.exec_module(module)
        return module


class BuiltinImporter:
    """Finds the modules that are part of the interpreter."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if fullname in sys.builtin_module_names:
            return ModuleSpec(fullname, cls, origin='built-in')
        return None


class FrozenImporter:
    """Finds the modules of the library that are compiled into the interpreter."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        from importlib.util import _library_spec
        return _library_spec(fullname)


class PathFinder:
    """Finds modules in the folders of a path."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        from importlib.util import _spec_in_folders
        return _spec_in_folders(fullname, sys.path if path is None else path)

    @classmethod
    def invalidate_caches(cls):
        pass
