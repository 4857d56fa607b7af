"""What the machinery of import asks the interpreter; nothing here loads machine code."""

import sys

check_hash_based_pycs = 'default'
pyc_magic_number_token = 168627187

_held = 0


def extension_suffixes():
    """The suffixes of files with machine code; there are none."""
    return []


def lock_held():
    """Whether the import lock is held."""
    return _held > 0


def acquire_lock():
    """Take the import lock."""
    global _held
    _held += 1


def release_lock():
    """Let go of the import lock."""
    global _held
    if not _held:
        raise RuntimeError('not holding the import lock')
    _held -= 1


def is_builtin(name, /):
    """1 if the module is built in, else 0."""
    return int(name in sys.builtin_module_names)


def _frozen(name):
    if name in sys.builtin_module_names or name.partition('.')[0] not in sys.stdlib_module_names:
        return None
    return getattr(sys.modules.get(name), '__spec__', None)


def is_frozen(name, /):
    """Whether the module is compiled into the interpreter."""
    spec = _frozen(name)
    return spec is not None and spec.origin == 'frozen'


def is_frozen_package(name, /):
    """Whether the module that is compiled into the interpreter is a package."""
    if not is_frozen(name):
        raise ImportError(f'No such frozen object named {name}', name=name)
    return hasattr(sys.modules[name], '__path__')


def find_frozen(name, /, *, withdata=False):
    """What is known of a module that is compiled into the interpreter, or None."""
    if not is_frozen(name):
        return None
    return None, is_frozen_package(name), name


def get_frozen_object(name, data=None, /):
    """The code of a module that is compiled into the interpreter; it is not kept."""
    raise ImportError(f'No such frozen object named {name}', name=name)


def create_builtin(spec, /):
    """A module that is built in."""
    return __import__(spec.name, fromlist=['*']) if is_builtin(spec.name) else None


def exec_builtin(module, /):
    """A module that is built in is complete when it is made."""
    return 0


def create_dynamic(spec, file=None, /):
    """Modules of machine code cannot be loaded."""
    raise ImportError('modules of machine code cannot be loaded', name=spec.name, path=spec.origin)


def exec_dynamic(module, /):
    """Modules of machine code cannot be loaded."""
    return 0


def source_hash(key, source):
    """Eight bytes that tell one source from another."""
    import hashlib
    return hashlib.blake2b(source, digest_size=8, key=key.to_bytes(8, 'little', signed=True)).digest()


def _fix_co_filename(code, path, /):
    """Code carries the name it was compiled with."""


def _override_frozen_modules_for_tests(override, /):
    """The library is always compiled in."""


def _override_multi_interp_extensions_check(override, /):
    """There are no extensions to check; tells what held before."""
    return 0
