"""Abstract base classes of resources."""

import abc
from typing import Protocol, runtime_checkable

__all__ = ['ResourceReader', 'Traversable', 'TraversableResources']


class TraversalError(Exception):
    """Nothing is there."""


class ResourceReader(metaclass=abc.ABCMeta):
    """Reads the resources of one package."""

    @abc.abstractmethod
    def open_resource(self, resource):
        """A file with the bytes of a resource."""
        raise FileNotFoundError

    @abc.abstractmethod
    def resource_path(self, resource):
        """The path of a resource in the file system."""
        raise FileNotFoundError

    @abc.abstractmethod
    def is_resource(self, path):
        """Whether there is a resource, and it is no folder."""
        raise FileNotFoundError

    @abc.abstractmethod
    def contents(self):
        """The names of all entries."""
        raise FileNotFoundError


@runtime_checkable
class Traversable(Protocol):
    """What resources have in common with paths."""

    @abc.abstractmethod
    def iterdir(self):
        """The entries."""

    def read_bytes(self):
        """All bytes."""
        with self.open('rb') as file:
            return file.read()

    def read_text(self, encoding=None):
        """All text."""
        with self.open(encoding=encoding) as file:
            return file.read()

    @abc.abstractmethod
    def is_dir(self):
        """Whether it is a folder."""

    @abc.abstractmethod
    def is_file(self):
        """Whether it is a file."""

    @abc.abstractmethod
    def joinpath(self, *descendants):
        """What is below it."""

    def __truediv__(self, child):
        return self.joinpath(child)

    @abc.abstractmethod
    def open(self, mode='r', *args, **kwargs):
        """Open it."""

    @property
    @abc.abstractmethod
    def name(self):
        """The last part of its path."""


class TraversableResources(ResourceReader):
    """A reader that has its resources as a tree."""

    @abc.abstractmethod
    def files(self):
        """The tree."""

    def open_resource(self, resource):
        return self.files().joinpath(resource).open('rb')

    def resource_path(self, resource):
        raise FileNotFoundError(resource)

    def is_resource(self, path):
        return self.files().joinpath(path).is_file()

    def contents(self):
        return (item.name for item in self.files().iterdir())
