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

    @staticmethod
    def find_distributions(*args, **kwargs):
        from importlib.metadata import MetadataPathFinder
        return MetadataPathFinder.find_distributions(*args, **kwargs)


class _FileLoader:
    """A loader that knows its file."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def get_filename(self, name=None):
        return self.path

    def get_source(self, fullname=None):
        return None

    def create_module(self, spec):
        return None


class SourcelessFileLoader(_FileLoader):
    """Would execute compiled files, which are not kept."""

    def get_code(self, fullname):
        raise ImportError(f'{self.path!r} holds bytecode of another interpreter', name=fullname, path=self.path)

    def exec_module(self, module):
        exec(self.get_code(module.__name__), module.__dict__)


class ExtensionFileLoader(_FileLoader):
    """Would load machine code, which cannot be."""

    def create_module(self, spec):
        raise ImportError('modules of machine code cannot be loaded', name=self.name, path=self.path)

    def exec_module(self, module):
        raise ImportError('modules of machine code cannot be loaded', name=self.name, path=self.path)

    def get_code(self, fullname):
        return None


class AppleFrameworkLoader(ExtensionFileLoader):
    """Would load machine code from a framework."""


class NamespaceLoader:
    """The loader of packages without a file."""

    def __init__(self, name, path, path_finder):
        self._path = path

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ''

    def get_code(self, fullname):
        return compile('', '<string>', 'exec', dont_inherit=True)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        pass


class WindowsRegistryFinder:
    """Finds nothing outside Windows."""

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None


class FileFinder:
    """Finds modules in one folder, by suffix."""

    def __init__(self, path, *loader_details):
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]
        self.path = path or '.'

    def __repr__(self):
        return f'FileFinder({self.path!r})'

    @classmethod
    def path_hook(cls, *loader_details):
        """A hook that makes finders for folders."""
        def path_hook_for_FileFinder(path):
            import os
            if not os.path.isdir(path or os.getcwd()):
                raise ImportError('only directories are supported', path=path)
            return cls(path, *loader_details)
        return path_hook_for_FileFinder

    def invalidate_caches(self):
        """Forget what is remembered; files are looked for each time."""

    def find_spec(self, fullname, target=None):
        import os
        from importlib.util import spec_from_file_location
        base = os.path.join(self.path, fullname.rpartition('.')[2])
        for suffix, loader in self._loaders:
            init = os.path.join(base, '__init__' + suffix)
            if os.path.isfile(init):
                return spec_from_file_location(fullname, init, loader=loader(fullname, init),
                                               submodule_search_locations=[base])
        for suffix, loader in self._loaders:
            if os.path.isfile(base + suffix):
                return spec_from_file_location(fullname, base + suffix, loader=loader(fullname, base + suffix))
        if os.path.isdir(base):
            spec = ModuleSpec(fullname, None)
            spec.submodule_search_locations = [base]
            return spec
        return None
