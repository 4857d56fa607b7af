"""What the program runs on."""

import collections
import functools
import os
import re
import sys

_uname_fields = ('system', 'node', 'release', 'version', 'machine')


class uname_result(collections.namedtuple("uname_result_base", "system node release version machine")):
    """The names of the system; the processor is looked up when it is wanted."""

    @functools.cached_property
    def processor(self):
        return ''

    def __iter__(self):
        yield from super().__iter__()
        yield self.processor

    @classmethod
    def _make(cls, iterable):
        return cls.__new__(cls, *list(iterable)[:5])

    def __getitem__(self, key):
        return tuple(self)[key]

    def __len__(self):
        return len(tuple(iter(self)))

    def __reduce__(self):
        return uname_result, tuple(self)[:5]


@functools.cache
def uname():
    """All names of the system."""
    found = os.uname()
    return uname_result(found.sysname, found.nodename, found.release, found.version, found.machine)


def system():
    return uname().system


def node():
    return uname().node


def release():
    return uname().release


def version():
    return uname().version


def machine():
    return uname().machine


def processor():
    return uname().processor


def architecture(executable=sys.executable, bits='', linkage=''):
    """The size of pointers, and the format of programs."""
    return bits or ('64bit' if sys.maxsize > 2 ** 32 else '32bit'), linkage or 'ELF'


def libc_ver(executable=None, lib='', version='', chunksize=16384):
    """The name and version of the C library."""
    try:
        found = os.confstr('CS_GNU_LIBC_VERSION')
        name, number = found.split(maxsplit=1)
        return name, number
    except (AttributeError, ValueError, OSError):
        return lib, version


def platform(aliased=False, terse=False):
    """One text that names the system."""
    system, node, release, version, machine = tuple(uname())[:5]
    name, number = libc_ver()
    parts = [system, release, machine, 'with', name + number] if not terse else [system, release, 'with',
                                                                                  name + number]
    if not name:
        parts = parts[:-2]
    text = '-'.join(part.strip() for part in filter(None, parts))
    for char in ' /\\:;"()':
        text = text.replace(char, '-' if char in ' /\\:;"' else '')
    while '--' in text:
        text = text.replace('--', '-')
    return text.rstrip('-')


def python_implementation():
    """The name of the implementation."""
    name = sys.implementation.name
    return {'cpython': 'CPython', 'pypy': 'PyPy', 'jython': 'Jython'}.get(name, name)


def python_version():
    """The version, 'major.minor.patch'."""
    return '%d.%d.%d' % sys.version_info[:3]


def python_version_tuple():
    """The version as a tuple of strings."""
    return tuple(python_version().split('.'))


def python_branch():
    return ''


def python_revision():
    return ''


def python_build():
    """Number and date of the build."""
    match = re.search(r'\(([^,]*), ([^)]*)\)', sys.version)
    return (match[1], match[2]) if match else ('', '')


def python_compiler():
    """What the interpreter was compiled with."""
    match = re.search(r'\[([^\]]*)\]', sys.version)
    return match[1] if match else ''


def freedesktop_os_release():
    """What /etc/os-release says."""
    for path in ('/etc/os-release', '/usr/lib/os-release'):
        try:
            with open(path, encoding='utf-8') as file:
                found = {'NAME': 'Linux', 'ID': 'linux', 'PRETTY_NAME': 'Linux'}
                for line in file:
                    match = re.match(r'''^(?P<name>[a-zA-Z0-9_]+)=(?P<quote>["']?)(?P<value>.*)(?P=quote)$''', line)
                    if match is not None:
                        found[match['name']] = re.sub(r"\\([\\\$\"\'`])", r"\1", match['value'])
                return found
        except OSError as error:
            last = error
    raise OSError(last.errno, f"Unable to read files {', '.join(('/etc/os-release', '/usr/lib/os-release'))}")


def mac_ver(release='', versioninfo=('', '', ''), machine=''):
    return release, versioninfo, machine


def win32_ver(release='', version='', csd='', ptype=''):
    return release, version, csd, ptype


def java_ver(release='', vendor='', vminfo=('', '', ''), osinfo=('', '', '')):
    return release, vendor, vminfo, osinfo


if __name__ == '__main__':
    print(platform('aliased' in sys.argv or '--aliased' in sys.argv, 'terse' in sys.argv or '--terse' in sys.argv))
