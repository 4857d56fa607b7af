"""The machinery of import, for programs."""

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

import sys

from builtins import __import__

_RELOADING = {}


def invalidate_caches():
    """Forget what finders remember; files are looked for each time, so there is nothing."""
    for finder in sys.meta_path:
        if hasattr(finder, 'invalidate_caches'):
            finder.invalidate_caches()


def import_module(name, package=None):
    """Import a module; a name with leading dots is relative to the package."""
    if name.startswith('.'):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        from importlib.util import resolve_name
        name = resolve_name(name, package)
    __import__(name)
    return sys.modules[name]


def reload(module):
    """Execute a module again; returns what is in sys.modules then."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name in _RELOADING:
        return _RELOADING[name]
    _RELOADING[name] = module
    try:
        parent_name = name.rpartition('.')[0]
        if parent_name and parent_name not in sys.modules:
            raise ImportError(f"parent {parent_name!r} not in sys.modules", name=parent_name)
        from importlib.util import find_spec, _exec
        spec = module.__spec__ = _find_again(name)
        if spec is None:
            raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
        _exec(spec, module)
        return sys.modules[name]
    finally:
        del _RELOADING[name]


def _find_again(name):
    from importlib.util import _find_spec_on_path
    return _find_spec_on_path(name)
