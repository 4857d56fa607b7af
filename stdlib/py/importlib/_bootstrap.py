"""Names of the inner part of import that programs use."""

import _imp
import sys

from importlib.machinery import BuiltinImporter, FrozenImporter, ModuleSpec
from importlib.util import find_spec as _find, module_from_spec, resolve_name, spec_from_loader

from builtins import __import__


def _call_with_frames_removed(function, *args, **kwargs):
    return function(*args, **kwargs)


def _verbose_message(message, *args, verbosity=1):
    if sys.flags.verbose >= verbosity:
        print(message.format(*args), file=sys.stderr)


def _resolve_name(name, package, level):
    parents = package.rsplit('.', level - 1)
    if len(parents) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{parents[0]}.{name}' if name else parents[0]


def _find_spec(name, path, target=None):
    from importlib.util import _find_spec_on_path
    return _find_spec_on_path(name, path)


def _find_and_load(name, import_=__import__):
    import_(name)
    return sys.modules[name]


def _gcd_import(name, package=None, level=0):
    if level:
        name = _resolve_name(name, package, level)
    return _find_and_load(name)


def _exec(spec, module):
    if sys.modules.get(spec.name) is not module:
        raise ImportError(f'module {spec.name!r} not in sys.modules', name=spec.name)
    spec.loader.exec_module(module)
    return sys.modules[spec.name]


def _load(spec):
    """Make the module of a spec, and execute it."""
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        if spec.loader is not None:
            spec.loader.exec_module(module)
    except BaseException:
        sys.modules.pop(spec.name, None)
        raise
    return sys.modules[spec.name]


_load_unlocked = _load


def _module_repr(module):
    return repr(module)
