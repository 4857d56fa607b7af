"""Run modules and files as programs, as `-m` does."""

import importlib.util
import os
import sys
import types

__all__ = ['run_module', 'run_path']


class _Temporary:
    """Puts a module into sys.modules for a while, and what was there back."""

    def __init__(self, name):
        self.name = name
        self.module = types.ModuleType(name)
        self.saved = []

    def __enter__(self):
        try:
            self.saved.append(sys.modules[self.name])
        except KeyError:
            pass
        sys.modules[self.name] = self.module
        return self

    def __exit__(self, *args):
        if self.saved:
            sys.modules[self.name] = self.saved[0]
        else:
            del sys.modules[self.name]


def _fill(namespace, name, spec, file, init_globals, package):
    if init_globals is not None:
        namespace.update(init_globals)
    namespace.update(__name__=name, __file__=file, __cached__=None, __doc__=None,
                     __loader__=spec.loader if spec is not None else None, __package__=package, __spec__=spec)
    return namespace


def _run(code, init_globals, name, spec, file, package, alter_sys):
    if not alter_sys:
        namespace = _fill({}, name, spec, file, init_globals, package)
        exec(code, namespace)
        return namespace
    argument = sys.argv[0]
    with _Temporary(name) as temporary:
        namespace = _fill(temporary.module.__dict__, name, spec, file, init_globals, package)
        sys.argv[0] = file
        try:
            exec(code, namespace)
        finally:
            sys.argv[0] = argument
        # The module may vanish with its namespace.
        return namespace.copy()


def _details(name, error=ImportError):
    """Name, spec and code of what is to be run for a module; for a package that is its `__main__`."""
    if name.startswith('.'):
        raise error('Relative module names not supported')
    package = name.rpartition('.')[0]
    if package:
        try:
            __import__(package)
        except ImportError as problem:
            if problem.name is None or (problem.name != package and not package.startswith(problem.name + '.')):
                raise
        present = sys.modules.get(name)
        if present is not None and not hasattr(present, '__path__'):
            from warnings import warn
            warn(RuntimeWarning('{mod_name!r} found in sys.modules after import of package {pkg_name!r}, but prior to '
                                'execution of {mod_name!r}; this may result in unpredictable behaviour'.format(
                                    mod_name=name, pkg_name=package)))
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, AttributeError, TypeError, ValueError) as problem:
        text = 'Error while finding module specification for {!r} ({}: {})'
        if name.endswith('.py'):
            text += f'. Try using {name[:-3]!r} instead of {name!r} as the module name.'
        raise error(text.format(name, type(problem).__name__, problem)) from problem
    if spec is None:
        raise error('No module named %s' % name)
    if spec.submodule_search_locations is not None:
        if name == '__main__' or name.endswith('.__main__'):
            raise error('Cannot use package as __main__ module')
        try:
            return _details(name + '.__main__', error)
        except error as problem:
            if name not in sys.modules:
                raise
            raise error(('%s; %r is a package and cannot be directly executed') % (problem, name))
    loader = spec.loader
    if loader is None:
        raise error('%r is a namespace package and cannot be executed' % name)
    try:
        code = loader.get_code(name)
    except ImportError as problem:
        raise error(format(problem)) from problem
    if code is None:
        raise error('No code object available for %s' % name)
    return name, spec, code


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Run a module; returns its namespace."""
    mod_name, spec, code = _details(mod_name)
    if run_name is None:
        run_name = mod_name
    return _run(code, init_globals, run_name, spec, spec.origin, spec.parent, alter_sys)


def run_path(path_name, init_globals=None, run_name=None):
    """Run a file, or the `__main__` of a folder; returns its namespace."""
    if run_name is None:
        run_name = '<run_path>'
    package = run_name.rpartition('.')[0]
    path = os.fsdecode(path_name)
    if not os.path.isdir(path):
        with open(path, 'rb') as file:
            code = compile(file.read(), path, 'exec')
        return _run(code, init_globals, run_name, None, path, package, True)
    sys.path.insert(0, path)
    try:
        main = sys.modules.pop('__main__', None)
        try:
            try:
                _, spec, code = _details('__main__')
            except ImportError as problem:
                if '__main__' in str(problem):
                    raise ImportError("can't find %r module in %r" % ('__main__', path)) from problem
                raise
        finally:
            if main is not None:
                sys.modules['__main__'] = main
        return _run(code, init_globals, run_name, spec, spec.origin, package, True)
    finally:
        try:
            sys.path.remove(path)
        except ValueError:
            pass


if __name__ == '__main__':
    if len(sys.argv) < 2:
        print('No module specified for execution', file=sys.stderr)
    else:
        del sys.argv[0]
        run_module(sys.argv[0], run_name='__main__', alter_sys=True)
