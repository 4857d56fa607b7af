"""Where things are installed, and how the interpreter was built."""

import os
import sys

__all__ = ['get_config_h_filename', 'get_config_var', 'get_config_vars', 'get_makefile_filename', 'get_path',
           'get_path_names', 'get_paths', 'get_platform', 'get_python_version', 'get_scheme_names',
           'get_default_scheme', 'get_preferred_scheme', 'parse_config_h', 'is_python_build']

_names = ('stdlib', 'platstdlib', 'purelib', 'platlib', 'include', 'scripts', 'data')


def _scheme(base, lib):
    folder = base + '/' + lib + '/python{py_version_short}'
    return {'stdlib': folder, 'platstdlib': folder, 'purelib': folder + '/site-packages',
            'platlib': folder + '/site-packages', 'include': base + '/include/python{py_version_short}',
            'platinclude': base + '/include/python{py_version_short}', 'scripts': base + '/bin', 'data': base}


_schemes = {'posix_prefix': _scheme('{base}', 'lib'), 'posix_user': _scheme('{userbase}', 'lib'),
            'posix_home': _scheme('{base}', 'lib'), 'venv': _scheme('{base}', 'lib')}
_vars = {}


def get_config_vars(*args):
    """All configuration variables, or the values of those named."""
    if not _vars:
        _vars.update(prefix=sys.prefix, exec_prefix=sys.exec_prefix, py_version=sys.version.split()[0],
                     py_version_short='%d.%d' % sys.version_info[:2],
                     py_version_nodot='%d%d' % sys.version_info[:2], installed_base=sys.base_prefix,
                     base=sys.prefix, installed_platbase=sys.base_exec_prefix, platbase=sys.exec_prefix,
                     projectbase=os.path.dirname(sys.executable or ''), platlibdir='lib',
                     userbase=os.path.expanduser(os.path.join('~', '.local')), EXE='', VERSION='%d.%d' %
                     sys.version_info[:2], EXT_SUFFIX='.so', SOABI='', Py_DEBUG=0, Py_GIL_DISABLED=0,
                     WITH_DOC_STRINGS=1, HAVE_GETENTROPY=1)
    return [_vars.get(name) for name in args] if args else _vars


def get_config_var(name):
    """The value of a configuration variable, or None."""
    return get_config_vars().get(name)


def get_scheme_names():
    return tuple(sorted(_schemes))


def get_default_scheme():
    return 'posix_prefix'


def get_preferred_scheme(key):
    """The scheme for 'prefix', 'home' or 'user'."""
    return {'prefix': 'posix_prefix', 'home': 'posix_home', 'user': 'posix_user'}[key]


def get_path_names():
    return _names


def get_paths(scheme='posix_prefix', vars=None, expand=True):
    """All paths of a scheme."""
    found = _schemes[scheme]
    if not expand:
        return dict(found)
    values = dict(get_config_vars(), **(vars or {}))
    return {name: os.path.normpath(template.format(**values)) for name, template in found.items()}


def get_path(name, scheme='posix_prefix', vars=None, expand=True):
    """One path of a scheme."""
    return get_paths(scheme, vars, expand)[name]


def get_platform():
    """A name of the system and its processor."""
    uname = os.uname()
    return f"{uname.sysname.lower()}-{uname.machine}"


def get_python_version():
    return '%d.%d' % sys.version_info[:2]


def is_python_build(check_home=None):
    return False


def get_config_h_filename():
    return os.path.join(get_path('platinclude'), 'pyconfig.h')


def get_makefile_filename():
    return os.path.join(get_path('platstdlib'), 'config', 'Makefile')


def parse_config_h(fp, vars=None):
    """The definitions in a header file."""
    import re
    result = {} if vars is None else vars
    for line in fp:
        match = re.match(r'#define ([A-Z][A-Za-z0-9_]+) (.*)\n', line)
        if match:
            name, value = match.groups()
            try:
                result[name] = int(value)
            except ValueError:
                result[name] = value
            continue
        match = re.match(r'/[*] #undef ([A-Z][A-Za-z0-9_]+) [*]/\n', line)
        if match:
            result[match[1]] = 0
    return result
