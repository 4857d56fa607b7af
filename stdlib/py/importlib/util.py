"""Helpers for those who import in their own ways."""

import os
import sys
import types

from importlib.machinery import ModuleSpec, SourceFileLoader

MAGIC_NUMBER = b'\xf3\r\r\n'


def source_hash(source_bytes):
    """Eight bytes that tell one source from another."""
    import _imp
    return _imp.source_hash(int.from_bytes(MAGIC_NUMBER, 'little'), source_bytes)


def decode_source(source_bytes):
    """The text of a source file, by its encoding declaration and with newlines as in Python."""
    import io
    import tokenize
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source_bytes).readline)
    return io.IncrementalNewlineDecoder(None, True).decode(source_bytes.decode(encoding))


def resolve_name(name, package):
    """A relative name as an absolute one."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {repr(name)} (required for relative module names)')
    level = len(name) - len(name.lstrip('.'))
    parents = package.rsplit('.', level - 1)
    if len(parents) < level:
        raise ImportError('attempted relative import beyond top-level package')
    base, rest = parents[0], name[level:]
    return f'{base}.{rest}' if rest else base


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Where the compiled form of a source file would be."""
    head, tail = os.path.split(os.fspath(path))
    base, dot, rest = tail.rpartition('.')
    name = f'{base or rest}.{sys.implementation.cache_tag}'
    optimization = '' if optimization is None else str(optimization)
    if optimization:
        if not optimization.isalnum():
            raise ValueError(f'{optimization!r} is not alphanumeric')
        name = f'{name}.opt-{optimization}'
    return os.path.join(head, '__pycache__', name + '.pyc')


def source_from_cache(path):
    """The source file of a compiled one."""
    head, tail = os.path.split(os.fspath(path))
    head, folder = os.path.split(head)
    if folder != '__pycache__':
        raise ValueError(f'__pycache__ not bottom-level directory in {path!r}')
    if tail.count('.') not in (2, 3):
        raise ValueError(f'expected only 2 or 3 dots in {tail!r}')
    return os.path.join(head, tail.partition('.')[0] + '.py')


def _spec_in_folders(fullname, folders):
    """The spec of a module in one of the folders, or None."""
    last = fullname.rpartition('.')[2]
    namespace = []
    for folder in folders:
        if not isinstance(folder, str):
            continue
        base = os.path.join(folder or os.getcwd(), last)
        init = os.path.join(base, '__init__.py')
        if os.path.isfile(init):
            return spec_from_file_location(fullname, init, submodule_search_locations=[base])
        if os.path.isfile(base + '.py'):
            return spec_from_file_location(fullname, base + '.py')
        if os.path.isdir(base):
            namespace.append(base)
    if namespace:
        spec = ModuleSpec(fullname, None, is_package=True)
        spec.submodule_search_locations = namespace
        return spec
    return None


def _library_spec(fullname):
    """The spec of a module of the library; it must be imported for that."""
    if fullname in sys.modules:
        return getattr(sys.modules[fullname], '__spec__', None)
    if fullname.partition('.')[0] not in sys.stdlib_module_names:
        return None
    try:
        __import__(fullname)
    except ImportError:
        return None
    return sys.modules[fullname].__spec__


def _find_spec_on_path(fullname, path=None):
    for finder in sys.meta_path:
        spec = finder.find_spec(fullname, path)
        if spec is not None:
            return spec
    if path is None:
        parent = fullname.rpartition('.')[0]
        if parent:
            path = getattr(sys.modules[parent], '__path__', [])
    from importlib.machinery import BuiltinImporter
    spec = BuiltinImporter.find_spec(fullname)
    if spec is None:
        spec = _spec_in_folders(fullname, sys.path if path is None else path)
    return _library_spec(fullname) if spec is None else spec


def find_spec(name, package=None):
    """The spec of a module, or None; packages around it are imported."""
    fullname = resolve_name(name, package) if name.startswith('.') else name
    if fullname in sys.modules:
        module = sys.modules[fullname]
        if module is None:
            return None
        try:
            spec = module.__spec__
        except AttributeError:
            raise ValueError(f'{name}.__spec__ is not set') from None
        if spec is None:
            raise ValueError(f'{name}.__spec__ is None')
        return spec
    parent_name = fullname.rpartition('.')[0]
    path = None
    if parent_name:
        parent = __import__(parent_name, fromlist=['__path__'])
        try:
            path = parent.__path__
        except AttributeError as error:
            raise ModuleNotFoundError(f"__path__ attribute not found on {parent_name!r} while trying to find "
                                      f"{fullname!r}", name=fullname) from error
    return _find_spec_on_path(fullname, path)


_unset = object()


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """A spec made from what a loader knows."""
    if origin is None:
        origin = getattr(loader, '_ORIGIN', None)
    if not origin and hasattr(loader, 'get_filename'):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        search = [] if is_package else None
        return spec_from_file_location(name, loader=loader, submodule_search_locations=search)
    if is_package is None:
        is_package = False
        if hasattr(loader, 'is_package'):
            try:
                is_package = loader.is_package(name)
            except ImportError:
                is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_unset):
    """A spec made from a file."""
    if location is None:
        location = '<unknown>'
        if hasattr(loader, 'get_filename'):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = os.path.abspath(os.fspath(location))
    if loader is None:
        if not location.endswith('.py'):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = True
    if submodule_search_locations is _unset:
        if hasattr(loader, 'is_package'):
            try:
                if loader.is_package(name):
                    spec.submodule_search_locations = []
            except ImportError:
                pass
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(os.path.dirname(location))
    return spec


def module_from_spec(spec):
    """A module with the attributes that its spec gives it, not yet executed."""
    module = None
    if hasattr(spec.loader, 'create_module'):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, 'exec_module'):
        raise ImportError('loaders that define exec_module() must also define create_module()')
    if module is None:
        module = types.ModuleType(spec.name)
    module.__name__ = spec.name
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    module.__spec__ = spec
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    return module


def _exec(spec, module):
    """Execute a module again in its namespace."""
    loader = spec.loader
    if hasattr(loader, 'exec_module'):
        loader.exec_module(module)
    elif spec.origin and spec.origin.endswith('.py'):
        SourceFileLoader(spec.name, spec.origin).exec_module(module)


class LazyLoader:
    """Executes a module when one of its attributes is first used."""

    def __init__(self, loader):
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        loader = self.loader

        class _LazyModule(types.ModuleType):

            def __getattribute__(self, attr):
                object.__setattr__(self, '__class__', types.ModuleType)
                loader.exec_module(self)
                return getattr(self, attr)

        module.__class__ = _LazyModule
