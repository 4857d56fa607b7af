"""importlib.metadata: the headers of a distribution's metadata."""

import re


class PackageMetadata:
    """What metadata can do."""


class Message(PackageMetadata):
    """Headers, with the names as they are written but compared without regard to case, and a description behind."""

    multiple_use_keys = {'Classifier', 'Obsoletes-Dist', 'Platform', 'Project-URL', 'Provides-Dist', 'Provides-Extra',
                         'Requires-Dist', 'Requires-External', 'Supported-Platform', 'Dynamic', 'License-File'}

    def __init__(self, text):
        self._headers = []
        head, _, body = text.partition('\n\n')
        for line in head.splitlines():
            if line[:1] in (' ', '\t') and self._headers:
                name, value = self._headers[-1]
                self._headers[-1] = (name, value + '\n' + line)
            elif ':' in line:
                name, _, value = line.partition(':')
                self._headers.append((name, value.strip()))
        self._headers = [(name, self._repaired(value)) for name, value in self._headers]
        if body:
            self._headers.append(('Description', body))
        self._payload = body

    @staticmethod
    def _repaired(value):
        if not value or '\n' not in value:
            return value
        first, *rest = value.split('\n')
        return '\n'.join([first, *(re.sub(r'^( {8}\||\t|        )', '', line) for line in rest)])

    def __len__(self):
        return len(self._headers)

    def __contains__(self, name):
        return any(name.lower() == each.lower() for each, _ in self._headers)

    def __iter__(self):
        return (name for name, _ in self._headers)

    def __getitem__(self, item):
        for name, value in self._headers:
            if name.lower() == item.lower():
                return value
        raise KeyError(item)

    def get(self, name, failobj=None):
        """The first value of a header."""
        return self[name] if name in self else failobj

    def get_all(self, name, failobj=None):
        """All values of a header."""
        found = [value for each, value in self._headers if each.lower() == name.lower()]
        return found or failobj

    def keys(self):
        return [name for name, _ in self._headers]

    def values(self):
        return [value for _, value in self._headers]

    def items(self):
        return list(self._headers)

    def get_payload(self):
        """What follows the headers."""
        return self._payload

    @property
    def json(self):
        """The metadata as PEP 566 shows them."""
        found = {}
        for key in dict.fromkeys(name for name, _ in self._headers):
            value = self.get_all(key) if key in self.multiple_use_keys else self[key]
            if key == 'Keywords':
                value = re.split(r'\s+', value)
            found[key.lower().replace('-', '_')] = value
        return found
