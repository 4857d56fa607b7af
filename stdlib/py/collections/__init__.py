"""Specialised containers beside dict, list, set and tuple.

`deque`, `defaultdict`, `OrderedDict` and the field getter of named tuples are
native (`_collections`); the rest is written here.
"""

__all__ = [
    'ChainMap',
    'Counter',
    'OrderedDict',
    'UserDict',
    'UserList',
    'UserString',
    'defaultdict',
    'deque',
    'namedtuple',
]

import _collections_abc
import sys as _sys
from itertools import chain as _chain, repeat as _repeat, starmap as _starmap
from keyword import iskeyword as _iskeyword
from reprlib import recursive_repr as _recursive_repr

from _collections import (
    OrderedDict,
    _count_elements,
    _tuplegetter,
    defaultdict,
    deque,
)

_collections_abc.MutableSequence.register(deque)

# Programs rely on some other module having imported `collections.abc`: here it is always there.
_sys.modules['collections.abc'] = _collections_abc
abc = _collections_abc


# ---------------------------------------------------------------- namedtuple

def _check_names(typename, field_names):
    """Raise what `namedtuple` documents for names that cannot be used."""
    for name in [typename, *field_names]:
        if type(name) is not str:
            raise TypeError('Type names and field names must be strings')
        if not name.isidentifier():
            raise ValueError('Type names and field names must be valid '
                             f'identifiers: {name!r}')
        if _iskeyword(name):
            raise ValueError('Type names and field names cannot be a '
                             f'keyword: {name!r}')


def _renamed(field_names):
    """Replace every name that cannot be a field by `_` and its position."""
    seen = set()
    for index, name in enumerate(field_names):
        usable = (name.isidentifier() and not _iskeyword(name)
                  and name[0] != '_' and name not in seen)
        seen.add(name)
        yield name if usable else f'_{index}'


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Return a new subclass of tuple whose items also have names.

    >>> Point = namedtuple('Point', 'x y', defaults=[0])
    >>> Point(3)
    Point(x=3, y=0)
    """
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    field_names = [str(name) for name in field_names]
    typename = _sys.intern(str(typename))
    if rename:
        field_names = list(_renamed(field_names))
    _check_names(typename, field_names)

    seen = set()
    for name in field_names:
        if name.startswith('_') and not rename:
            raise ValueError('Field names cannot start with an underscore: '
                             f'{name!r}')
        if name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)

    fields = tuple(_sys.intern(name) for name in field_names)
    count = len(fields)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > count:
            raise TypeError('Got more default values than field names')
        field_defaults = dict(zip(fields[count - len(defaults):], defaults))

    # Only a compiled function has CPython's signature and argument errors.
    parameters = ', '.join(fields)
    items = f'({parameters},)' if count else '()'
    tuple_new = tuple.__new__
    __new__ = eval(
        f'lambda _cls, {parameters}: _tuple_new(_cls, {items})',
        {'_tuple_new': tuple_new, '__builtins__': {}, '__name__': f'namedtuple_{typename}'},
    )
    __new__.__name__ = '__new__'
    __new__.__doc__ = f'Create new instance of {typename}({parameters})'
    if defaults is not None:
        __new__.__defaults__ = defaults

    @classmethod
    def _make(cls, iterable):
        result = tuple_new(cls, iterable)
        if len(result) != count:
            raise TypeError(f'Expected {count} arguments, got {len(result)}')
        return result

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, fields, self))
        if kwds:
            raise TypeError(f'Got unexpected field names: {list(kwds)!r}')
        return result

    template = '(' + ', '.join(f'{name}=%r' for name in fields) + ')'

    def __repr__(self):
        'Return a nicely formatted representation string'
        return self.__class__.__name__ + template % self

    def _asdict(self):
        'Return a new dict which maps field names to their values.'
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        'Return self as a plain tuple.  Used by copy and pickle.'
        return tuple(self)

    _make.__func__.__doc__ = f'Make a new {typename} object from a sequence or iterable'
    _replace.__doc__ = (f'Return a new {typename} object replacing specified '
                        'fields with new values')
    for method in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f'{typename}.{method.__name__}'

    namespace = {
        '__doc__': f'{typename}({parameters})',
        '__slots__': (),
        '_fields': fields,
        '_field_defaults': field_defaults,
        '__new__': __new__,
        '_make': _make,
        '__replace__': _replace,
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
        '__match_args__': fields,
    }
    for index, name in enumerate(fields):
        namespace[name] = _tuplegetter(index, _sys.intern(f'Alias for field number {index}'))

    if module is None:
        module = _sys._getframemodulename(1) or '__main__'
    result = type(typename, (tuple,), namespace)
    result.__module__ = module
    return result


# ------------------------------------------------------------------- Counter

class Counter(dict):
    """A dict that counts: elements are the keys, their numbers the values.

    >>> Counter('abracadabra').most_common(2)
    [('a', 5), ('b', 2)]
    """

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        'An element that was never counted has the count 0.'
        return 0

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            'Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def total(self):
        'The sum of all counts.'
        return sum(self.values())

    def most_common(self, n=None):
        'The n commonest elements with their counts, the commonest first.'
        if n is None:
            return sorted(self.items(), key=_second, reverse=True)
        import heapq
        return heapq.nlargest(n, self.items(), key=_second)

    def elements(self):
        'Iterate over the elements, each as often as it was counted.'
        return _chain.from_iterable(_starmap(_repeat, self.items()))

    def update(self, iterable=None, /, **kwds):
        'Add the counts of a mapping, or count the elements of an iterable.'
        if iterable is not None:
            if not isinstance(iterable, _collections_abc.Mapping):
                _count_elements(self, iterable)
            elif self:
                count_of = self.get
                for element, count in iterable.items():
                    self[element] = count + count_of(element, 0)
            else:
                super().update(iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        'Like update(), but take the counts away; they may become negative.'
        if iterable is not None:
            count_of = self.get
            if isinstance(iterable, _collections_abc.Mapping):
                for element, count in iterable.items():
                    self[element] = count_of(element, 0) - count
            else:
                for element in iterable:
                    self[element] = count_of(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        'Return a shallow copy.'
        return self.__class__(self)

    def __reduce__(self):
        return (self.__class__, (dict(self),))

    def __delitem__(self, elem):
        'Forget an element; no error if it is not there.'
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        if not self:
            return f'{self.__class__.__name__}()'
        try:
            shown = dict(self.most_common())
        except TypeError:  # counts that cannot be ordered
            shown = dict(self)
        return f'{self.__class__.__name__}({shown!r})'

    # Multiset comparison: an absent element and a count of 0 are the same.

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    # Multiset arithmetic keeps only what was counted more than zero times.

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return _positive(_merged(self, other, lambda mine, theirs: mine + theirs))

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return _positive(_merged(self, other, lambda mine, theirs: mine - theirs))

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return _positive(_merged(self, other, lambda mine, theirs:
                                 theirs if mine < theirs else mine))

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return _positive((element, count if count < other[element] else other[element])
                         for element, count in self.items())

    def __pos__(self):
        'A copy without the elements whose count is not positive.'
        return _positive(self.items())

    def __neg__(self):
        'The negated counts of those elements whose count is negative.'
        return _positive((element, 0 - count) for element, count in self.items())

    def __iadd__(self, other):
        for element, count in other.items():
            self[element] += count
        return self._keep_positive()

    def __isub__(self, other):
        for element, count in other.items():
            self[element] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for element, count in other.items():
            if count > self[element]:
                self[element] = count
        return self._keep_positive()

    def __iand__(self, other):
        for element, count in self.items():
            limit = other[element]
            if limit < count:
                self[element] = limit
        return self._keep_positive()

    def _keep_positive(self):
        for element in [e for e, count in self.items() if not count > 0]:
            del self[element]
        return self


def _second(pair):
    return pair[1]


def _merged(left, right, combine):
    """Pairs of element and combined count, those of `left` first."""
    for element, count in left.items():
        yield element, combine(count, right[element])
    for element, count in right.items():
        if element not in left:
            yield element, combine(0, count)


def _positive(pairs):
    result = Counter()
    for element, count in pairs:
        if count > 0:
            result[element] = count
    return result


# ------------------------------------------------------------------ ChainMap

class ChainMap(_collections_abc.MutableMapping):
    """Several mappings seen as one: the first that has a key answers.

    Only the first of `maps` is written to.
    """

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]  # not `in`, for the sake of defaultdict
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        keys = {}
        for mapping in reversed(self.maps):
            keys |= dict.fromkeys(mapping)
        return iter(keys)

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    @_recursive_repr()
    def __repr__(self):
        return f'{self.__class__.__name__}({", ".join(map(repr, self.maps))})'

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        'A chain of one dict made by dict.fromkeys().'
        return cls(dict.fromkeys(iterable, value))

    def copy(self):
        'A chain with a copy of the first mapping and the others themselves.'
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def new_child(self, m=None, **kwargs):
        'A chain with one more mapping in front.'
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return self.__class__(m, *self.maps)

    @property
    def parents(self):
        'A chain without the first mapping.'
        return self.__class__(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def popitem(self):
        'Remove and return an item of the first mapping.'
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.')

    def pop(self, key, *args):
        'Remove a key from the first mapping and return its value.'
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')

    def clear(self):
        'Empty the first mapping.'
        self.maps[0].clear()

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __or__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        result = self.copy()
        result.maps[0].update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, _collections_abc.Mapping):
            return NotImplemented
        merged = dict(other)
        for mapping in reversed(self.maps):
            merged.update(mapping)
        return self.__class__(merged)


from collections._user import UserDict, UserList, UserString
