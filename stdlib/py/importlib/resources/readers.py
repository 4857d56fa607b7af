"""Readers of resources."""

import itertools
import pathlib

from .abc import Traversable, TraversableResources


class FileReader(TraversableResources):
    """Resources beside a loader's file."""

    def __init__(self, loader):
        self.path = pathlib.Path(loader.path).parent

    def resource_path(self, resource):
        return str(self.path.joinpath(resource))

    def files(self):
        return self.path


class MultiplexedPath(Traversable):
    """Several folders as one."""

    def __init__(self, *paths):
        self._paths = [pathlib.Path(path) for path in dict.fromkeys(paths)]
        if not self._paths:
            raise FileNotFoundError('MultiplexedPath must contain at least one path')
        if not all(path.is_dir() for path in self._paths):
            raise NotADirectoryError('MultiplexedPath only supports directories')

    def iterdir(self):
        seen = {}
        for child in itertools.chain.from_iterable(path.iterdir() for path in self._paths):
            seen.setdefault(child.name, []).append(child)
        for children in seen.values():
            folders = all(child.is_dir() for child in children)
            yield MultiplexedPath(*children) if len(children) > 1 and folders else children[0]

    def read_bytes(self):
        raise FileNotFoundError(f'{self} is not a file')

    def read_text(self, *args, **kwargs):
        raise FileNotFoundError(f'{self} is not a file')

    def is_dir(self):
        return True

    def is_file(self):
        return False

    def joinpath(self, *descendants):
        found = [path.joinpath(*descendants) for path in self._paths]
        there = [path for path in found if path.exists()]
        if len(there) > 1 and all(path.is_dir() for path in there):
            return MultiplexedPath(*there)
        return there[0] if there else found[0]

    def open(self, *args, **kwargs):
        raise FileNotFoundError(f'{self} is not a file')

    @property
    def name(self):
        return self._paths[0].name

    def __repr__(self):
        return 'MultiplexedPath(%s)' % ', '.join(f"'{path}'" for path in self._paths)
