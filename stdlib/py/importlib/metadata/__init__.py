"""What is installed: versions, files and entry points of distributions, as their `.dist-info` folders tell."""

import collections
import csv
import functools
import itertools
import os
import pathlib
import re
import sys

from ._message import Message, PackageMetadata

__all__ = ['Distribution', 'DistributionFinder', 'PackageMetadata', 'PackageNotFoundError', 'distribution',
           'distributions', 'entry_points', 'files', 'metadata', 'packages_distributions', 'requires', 'version']


class PackageNotFoundError(ModuleNotFoundError):
    """The package is not installed."""

    def __str__(self):
        return f'No package metadata was found for {self.name}'

    @property
    def name(self):
        (name,) = self.args
        return name


class EntryPoint:
    """A name under which a distribution offers an object."""

    pattern = re.compile(r'(?P<module>[\w.]+)\s*(:\s*(?P<attr>[\w.]+)\s*)?((?P<extras>\[.*\])\s*)?$')
    dist = None

    def __init__(self, name, value, group):
        vars(self).update(name=name, value=value, group=group)

    def load(self):
        """The object."""
        from importlib import import_module
        match = self.pattern.match(self.value)
        attributes = filter(None, (match.group('attr') or '').split('.'))
        return functools.reduce(getattr, attributes, import_module(match.group('module')))

    @property
    def module(self):
        match = self.pattern.match(self.value)
        assert match is not None
        return match.group('module')

    @property
    def attr(self):
        match = self.pattern.match(self.value)
        assert match is not None
        return match.group('attr')

    @property
    def extras(self):
        match = self.pattern.match(self.value)
        assert match is not None
        return re.findall(r'\w+', match.group('extras') or '')

    def _for(self, dist):
        vars(self).update(dist=dist)
        return self

    def matches(self, **params):
        """Whether the attributes are these."""
        return all(getattr(self, name) == value for name, value in params.items())

    def _key(self):
        return self.name, self.value, self.group

    def __lt__(self, other):
        return self._key() < other._key()

    def __eq__(self, other):
        return self._key() == other._key()

    def __setattr__(self, name, value):
        raise AttributeError('EntryPoint objects are immutable.')

    def __repr__(self):
        return f'EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})'

    def __hash__(self):
        return hash(self._key())


class EntryPoints(tuple):
    """Entry points that can be selected from."""

    __slots__ = ()

    def __getitem__(self, name):
        try:
            return next(iter(self.select(name=name)))
        except StopIteration:
            raise KeyError(name)

    def __repr__(self):
        return '%s(%r)' % (self.__class__.__name__, tuple(self))

    def select(self, **params):
        """Those with these attributes."""
        return EntryPoints(point for point in self if point.matches(**params))

    @property
    def names(self):
        return {point.name for point in self}

    @property
    def groups(self):
        return {point.group for point in self}

    @classmethod
    def _from_text_for(cls, text, dist):
        return cls(point._for(dist) for point in cls._from_text(text))

    @staticmethod
    def _from_text(text):
        group = None
        for line in (text or '').splitlines():
            line = line.strip()
            if not line or line.startswith('#'):
                continue
            if line.startswith('[') and line.endswith(']'):
                group = line[1:-1]
            else:
                name, _, value = line.partition('=')
                yield EntryPoint(name.strip(), value.strip(), group)


class PackagePath(pathlib.PurePosixPath):
    """A file of a distribution."""

    def read_text(self, encoding='utf-8'):
        return self.locate().read_text(encoding=encoding)

    def read_binary(self):
        return self.locate().read_bytes()

    def locate(self):
        """Where the file is."""
        return self.dist.locate_file(self)


class FileHash:
    """The hash of a file."""

    def __init__(self, spec):
        self.mode, _, self.value = spec.partition('=')

    def __repr__(self):
        return f'<FileHash mode: {self.mode} value: {self.value}>'


class Distribution:
    """Something that is installed."""

    def read_text(self, filename):
        """The text of a file of metadata, or None."""
        raise NotImplementedError

    def locate_file(self, path):
        """Where a file is."""
        raise NotImplementedError

    @classmethod
    def from_name(cls, name):
        """The distribution of a name."""
        if not name:
            raise ValueError('A distribution name is required.')
        try:
            return next(iter(cls.discover(name=name)))
        except StopIteration:
            raise PackageNotFoundError(name)

    @classmethod
    def discover(cls, *, context=None, **kwargs):
        """All distributions that fit."""
        if context and kwargs:
            raise ValueError('cannot accept context and kwargs')
        context = context or DistributionFinder.Context(**kwargs)
        finders = [finder.find_distributions for finder in sys.meta_path if hasattr(finder, 'find_distributions')]
        if not finders:
            finders = [MetadataPathFinder.find_distributions]
        return itertools.chain.from_iterable(find(context) for find in finders)

    @staticmethod
    def at(path):
        """The distribution with its metadata at a place."""
        return PathDistribution(pathlib.Path(path))

    @property
    def metadata(self):
        text = self.read_text('METADATA') or self.read_text('PKG-INFO') or self.read_text('')
        return Message(text or '')

    @property
    def name(self):
        return self.metadata['Name']

    @property
    def _normalized_name(self):
        return Prepared.normalize(self.name)

    @property
    def version(self):
        return self.metadata['Version']

    @property
    def entry_points(self):
        return EntryPoints._from_text_for(self.read_text('entry_points.txt'), self)

    @property
    def files(self):
        record = self.read_text('RECORD')
        if record is not None:
            rows = csv.reader(record.splitlines())
        else:
            sources = self.read_text('installed-files.txt') or self.read_text('SOURCES.txt')
            if sources is None:
                return None
            rows = ([line] for line in sources.splitlines())
        found = []
        for name, hash, size, *_ in (row + [None, None] for row in rows):
            path = PackagePath(name)
            path.hash = FileHash(hash) if hash else None
            path.size = int(size) if size else None
            path.dist = self
            if path.locate().exists():
                found.append(path)
        return found

    @property
    def requires(self):
        listed = self.metadata.get_all('Requires-Dist') or self._egg_requires()
        return listed and list(listed)

    def _egg_requires(self):
        text = self.read_text('requires.txt')
        if text is None:
            return None
        found, extra, condition = [], '', ''
        for line in filter(None, map(str.strip, text.splitlines())):
            if line.startswith('['):
                extra, _, condition = line.strip('[]').partition(':')
                continue
            marks = ([f'({condition})' if extra else condition] if condition else [])
            marks += [f'extra == "{extra}"'] if extra else []
            found.append(line + ('; ' + ' and '.join(marks) if marks else ''))
        return found

    @property
    def origin(self):
        import json
        import types
        text = self.read_text('direct_url.json')
        return text and json.loads(text, object_hook=lambda data: types.SimpleNamespace(**data))


class DistributionFinder:
    """Finds distributions."""

    class Context:
        """What is looked for."""

        name = None

        def __init__(self, **kwargs):
            vars(self).update(kwargs)

        @property
        def path(self):
            return vars(self).get('path', sys.path)

    def find_distributions(self, context=Context()):
        """The distributions that fit."""
        raise NotImplementedError


class Prepared:
    """A name in the forms in which it is compared."""

    def __init__(self, name):
        self.name = name
        self.normalized = self.legacy_normalized = None
        if name is not None:
            self.normalized = self.normalize(name)
            self.legacy_normalized = self.legacy_normalize(name)

    @staticmethod
    def normalize(name):
        """As PEP 503 says, with underscores."""
        return re.sub(r'[-_.]+', '-', name).lower().replace('-', '_')

    @staticmethod
    def legacy_normalize(name):
        """As setuptools did."""
        return name.lower().replace('-', '_')

    def __bool__(self):
        return bool(self.name)


class MetadataPathFinder(DistributionFinder):
    """Finds distributions in the folders of a path."""

    @classmethod
    def find_distributions(cls, context=DistributionFinder.Context()):
        """The distributions that fit."""
        return map(PathDistribution, cls._search_paths(context.name, context.path))

    @classmethod
    def _search_paths(cls, name, paths):
        wanted = Prepared(name)
        for folder in paths:
            try:
                names = os.listdir(folder or '.')
            except OSError:
                continue
            for entry in names:
                base, dot, kind = entry.lower().rpartition('.')
                if kind not in ('dist-info', 'egg-info'):
                    continue
                base = base.partition('-')[0]
                if wanted and base not in (wanted.normalized, wanted.legacy_normalized):
                    if Prepared.normalize(base) != wanted.normalized:
                        continue
                yield pathlib.Path(folder or '.', entry)

    @classmethod
    def invalidate_caches(cls):
        """Nothing is remembered."""


class PathDistribution(Distribution):
    """A distribution with its metadata in a folder."""

    def __init__(self, path):
        self._path = path

    def read_text(self, filename):
        try:
            return (self._path / filename if filename else self._path).read_text(encoding='utf-8')
        except (FileNotFoundError, IsADirectoryError, KeyError, NotADirectoryError, PermissionError):
            return None

    def locate_file(self, path):
        return self._path.parent / path

    @property
    def _normalized_name(self):
        base = os.path.splitext(os.path.basename(str(self._path)))[0].partition('-')[0]
        return Prepared.normalize(base) or super()._normalized_name


def distribution(distribution_name):
    """The distribution of a name."""
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    """All distributions."""
    return Distribution.discover(**kwargs)


def metadata(distribution_name):
    """The metadata of a distribution."""
    return Distribution.from_name(distribution_name).metadata


def version(distribution_name):
    """The version of a distribution."""
    return distribution(distribution_name).version


def entry_points(**params):
    """The entry points of all distributions, or those that fit."""
    seen, found = set(), []
    for dist in distributions():
        if dist._normalized_name not in seen:
            seen.add(dist._normalized_name)
            found.extend(dist.entry_points)
    return EntryPoints(found).select(**params)


def files(distribution_name):
    """The files of a distribution."""
    return distribution(distribution_name).files


def requires(distribution_name):
    """What a distribution requires."""
    return distribution(distribution_name).requires


def packages_distributions():
    """The distributions by the packages that they have at the top."""
    found = collections.defaultdict(list)
    for dist in distributions():
        names = (dist.read_text('top_level.txt') or '').split()
        if not names:
            for path in dist.files or ():
                top = path.parts[0] if len(path.parts) > 1 else path.with_suffix('').name
                if '.' not in top and top != '..' and (len(path.parts) > 1 or path.suffix == '.py'):
                    names.append(top)
        for name in dict.fromkeys(names):
            found[name].append(dist.metadata['Name'])
    return dict(found)
