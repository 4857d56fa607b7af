"""Comparing files and folders."""

import os
import stat
from itertools import filterfalse
from types import GenericAlias

__all__ = ['clear_cache', 'cmp', 'dircmp', 'cmpfiles', 'DEFAULT_IGNORES']

DEFAULT_IGNORES = ['RCS', 'CVS', 'tags', '.git', '.hg', '.bzr', '_darcs', '__pycache__']
BUFSIZE = 8 * 1024

_cache = {}


def cmp(f1, f2, shallow=True):
    """Whether two files are equal; if only looked at, the same size and time are enough."""
    first, second = _signature(os.stat(f1)), _signature(os.stat(f2))
    if first[0] != stat.S_IFREG or second[0] != stat.S_IFREG:
        return False
    if shallow and first == second:
        return True
    if first[1] != second[1]:
        return False
    key = f1, f2, first, second
    known = _cache.get(key)
    if known is None:
        known = _same_contents(f1, f2)
        if len(_cache) > 100:
            clear_cache()
        _cache[key] = known
    return known


def _signature(found):
    return stat.S_IFMT(found.st_mode), found.st_size, found.st_mtime


def _same_contents(first, second):
    with open(first, 'rb') as one, open(second, 'rb') as other:
        while True:
            data = one.read(BUFSIZE)
            if data != other.read(BUFSIZE):
                return False
            if not data:
                return True


def clear_cache():
    """Forget what was found."""
    _cache.clear()


def cmpfiles(a, b, common, shallow=True):
    """Names of files in two folders that are equal, that differ, and that could not be compared."""
    result = [], [], []
    for name in common:
        try:
            place = not cmp(os.path.join(a, name), os.path.join(b, name), shallow)
        except (OSError, ValueError):
            place = 2
        result[place].append(name)
    return result


class dircmp:
    """What two folders have in common; each attribute is found when it is asked for."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, a, b, ignore=None, hide=None, *, shallow=True):
        self.left = a
        self.right = b
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore
        self.shallow = shallow

    def phase0(self):
        """The names in each folder."""
        skipped = list(self.hide) + list(self.ignore)
        self.left_list = sorted(filterfalse(skipped.__contains__, os.listdir(self.left)))
        self.right_list = sorted(filterfalse(skipped.__contains__, os.listdir(self.right)))

    def phase1(self):
        """The names in one of them or both."""
        left = dict(zip(map(os.path.normcase, self.left_list), self.left_list))
        right = dict(zip(map(os.path.normcase, self.right_list), self.right_list))
        self.common = [left[name] for name in left if name in right]
        self.left_only = [left[name] for name in left if name not in right]
        self.right_only = [right[name] for name in right if name not in left]

    def phase2(self):
        """Folders, files, and what is neither or not the same kind."""
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        for name in self.common:
            try:
                kinds = [stat.S_IFMT(os.stat(os.path.join(folder, name)).st_mode) for folder in (self.left, self.right)]
            except (OSError, ValueError):
                kinds = None
            if kinds is None or kinds[0] != kinds[1]:
                self.common_funny.append(name)
            elif stat.S_ISDIR(kinds[0]):
                self.common_dirs.append(name)
            elif stat.S_ISREG(kinds[0]):
                self.common_files.append(name)
            else:
                self.common_funny.append(name)

    def phase3(self):
        """Which files are equal."""
        self.same_files, self.diff_files, self.funny_files = cmpfiles(self.left, self.right, self.common_files,
                                                                      self.shallow)

    def phase4(self):
        """The folders in both, compared."""
        self.subdirs = {}
        for name in self.common_dirs:
            left, right = os.path.join(self.left, name), os.path.join(self.right, name)
            self.subdirs[name] = self.__class__(left, right, self.ignore, self.hide, shallow=self.shallow)

    def phase4_closure(self):
        """The same for all folders below."""
        self.phase4()
        for folder in self.subdirs.values():
            folder.phase4_closure()

    def report(self):
        """Print what differs."""
        print('diff', self.left, self.right)
        for folder, names in ((self.left, self.left_only), (self.right, self.right_only)):
            if names:
                names.sort()
                print('Only in', folder, ':', names)
        for text, names in (('Identical files', self.same_files), ('Differing files', self.diff_files),
                            ('Trouble with common files', self.funny_files),
                            ('Common subdirectories', self.common_dirs),
                            ('Common funny cases', self.common_funny)):
            if names:
                names.sort()
                print(text, ':', names)

    def report_partial_closure(self):
        """Print what differs, and for the folders in both."""
        self.report()
        for folder in self.subdirs.values():
            print()
            folder.report()

    def report_full_closure(self):
        """Print what differs, and for all folders below."""
        self.report()
        for folder in self.subdirs.values():
            print()
            folder.report_full_closure()

    methodmap = dict(subdirs=phase4, same_files=phase3, diff_files=phase3, funny_files=phase3, common_dirs=phase2,
                     common_files=phase2, common_funny=phase2, common=phase1, left_only=phase1, right_only=phase1,
                     left_list=phase0, right_list=phase0)

    def __getattr__(self, attr):
        if attr not in self.methodmap:
            raise AttributeError(attr)
        self.methodmap[attr](self)
        return getattr(self, attr)
