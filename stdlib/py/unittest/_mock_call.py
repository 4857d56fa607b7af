"""unittest.mock: sentinels, calls and their comparison."""

import pprint

from .util import safe_repr

__unittest = True


class _SentinelObject(object):
    """A unique, named object."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return 'sentinel.%s' % self.name

    def __reduce__(self):
        return 'sentinel.%s' % self.name


class _Sentinel(object):
    """Makes each named object when its attribute is first wanted."""

    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == '__bases__':
            # Else help() takes it for a class.
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return 'sentinel'


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED


class _ANY(object):
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return '<ANY>'


ANY = _ANY()


def _format_call_signature(name, args, kwargs):
    parts = [repr(arg) for arg in args]
    parts.extend('%s=%r' % item for item in kwargs.items())
    return '%s(%s)' % (name, ', '.join(parts))


class _CallList(list):
    """Calls; a list of calls is in it if they follow each other in it."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        length = len(value)
        return any(self[start:start + length] == value for start in range(len(self) - length + 1))

    def __repr__(self):
        return pprint.pformat(list(self))


def _call_parts(value):
    """Name, arguments and keyword arguments of a tuple that stands for a call; what is missing is None."""
    if len(value) == 3:
        return value
    name, args, kwargs = None, (), {}
    if len(value) == 0:
        return '', args, kwargs
    if len(value) == 1:
        only, = value
        if isinstance(only, tuple):
            return name, only, kwargs
        if isinstance(only, str):
            return only, args, kwargs
        return name, args, only
    first, second = value
    if isinstance(first, str):
        return (first, second, kwargs) if isinstance(second, tuple) else (first, args, second)
    return name, first, second


class _Call(tuple):
    """A call: (name, args, kwargs), or (args, kwargs) of what has no name."""

    def __new__(cls, value=(), name='', parent=None, two=False, from_kall=True):
        given, args, kwargs = _call_parts(value)
        if given is None or (not given and len(value) != 3):
            given = name or ''
        if len(value) == 3:
            given = value[0]
        if two:
            return tuple.__new__(cls, (args, kwargs))
        return tuple.__new__(cls, (given, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            size = len(other)
        except TypeError:
            return NotImplemented
        if len(self) == 2:
            own_name, own_args, own_kwargs = '', *self
        else:
            own_name, own_args, own_kwargs = self
        if getattr(self, '_mock_parent', None) and getattr(other, '_mock_parent', None) and (
                self._mock_parent != other._mock_parent):
            return False
        if size > 3:
            return False
        if size == 2 and not isinstance(other[0], str) and not isinstance(other[0], tuple):
            return False
        if size == 1 and not isinstance(other[0], (tuple, str, dict)):
            try:
                other[0].keys
            except AttributeError:
                return False
        name, args, kwargs = _call_parts(other)
        if name is None:
            name = ''
        if own_name and name != own_name:
            return False
        return (args, kwargs) == (own_args, own_kwargs)

    __ne__ = object.__ne__

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(('', args, kwargs), name='()')
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + '()', parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name='%s.%s' % (self._mock_name, attr), parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in tuple.__dict__:
            # Names of tuple's methods are names of mocked ones.
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    def _get_call_arguments(self):
        return self if len(self) == 2 else self[1:]

    @property
    def args(self):
        return self._get_call_arguments()[0]

    @property
    def kwargs(self):
        return self._get_call_arguments()[1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or 'call'
            return 'call%s' % name if name.startswith('()') else name
        if len(self) == 2:
            name, args, kwargs = 'call', *self
        else:
            name, args, kwargs = self
            if not name:
                name = 'call'
            elif not name.startswith('()'):
                name = 'call.%s' % name
            else:
                name = 'call%s' % name
        return _format_call_signature(name, args, kwargs)

    def call_list(self):
        """This call and all it depends on, as chained calls are recorded."""
        found = []
        thing = self
        while thing is not None:
            if thing._mock_from_kall:
                found.append(thing)
            thing = thing._mock_parent
        return _CallList(reversed(found))


call = _Call(from_kall=False)


class _AnyComparer(list):
    """A list in which an item is found also by the equality of its parts."""

    def __contains__(self, item):
        for own in self:
            assert len(item) == len(own)
            if all(expected == actual for expected, actual in zip(item, own)):
                return True
        return False
