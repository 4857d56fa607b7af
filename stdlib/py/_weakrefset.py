"""WeakSet: a set whose elements vanish when nothing else refers to them.

A module of its own, because `abc` can do with it without the rest of `weakref`.
"""

__all__ = ['WeakSet']

from _weakref import ref

_GenericAlias = type(list[int])


class _Iterating:
    """Holds back the removal of dead elements while somebody iterates.

    The container has a set `_iterating` of those at it; the last one to leave
    makes up for the removals. Adding and discarding are atomic.
    """

    __slots__ = ('container',)

    def __init__(self, container):
        self.container = container

    def __enter__(self):
        self.container._iterating.add(self)

    def __exit__(self, *exc_info):
        container = self.container
        container._iterating.discard(self)
        if not container._iterating:
            container._commit_removals()


class WeakSet:
    """A set of weak references that looks like a set of their referents."""

    def __init__(self, data=None):
        self.data = set()
        self._pending_removals = []
        self._iterating = set()

        def _remove(item, selfref=ref(self)):
            self = selfref()
            if self is not None:
                if self._iterating:
                    self._pending_removals.append(item)
                else:
                    self.data.discard(item)

        self._remove = _remove
        if data is not None:
            self.update(data)

    def _commit_removals(self):
        pending = self._pending_removals
        while pending:
            try:
                item = pending.pop()
            except IndexError:  # another thread was faster
                return
            self.data.discard(item)

    def _settle(self):
        if self._pending_removals:
            self._commit_removals()

    def __iter__(self):
        with _Iterating(self):
            for reference in self.data:
                item = reference()
                if item is not None:
                    yield item

    def __len__(self):
        return len(self.data) - len(self._pending_removals)

    def __contains__(self, item):
        try:
            reference = ref(item)
        except TypeError:
            return False
        return reference in self.data

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def __repr__(self):
        return repr(self.data)

    __class_getitem__ = classmethod(_GenericAlias)

    # -------------------------------------------------------- single elements

    def add(self, item):
        self._settle()
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        self._settle()
        self.data.discard(ref(item))

    def remove(self, item):
        self._settle()
        self.data.remove(ref(item))

    def pop(self):
        self._settle()
        while True:
            try:
                reference = self.data.pop()
            except KeyError:
                raise KeyError('pop from empty WeakSet') from None
            item = reference()
            if item is not None:
                return item

    def clear(self):
        self._settle()
        self.data.clear()

    # ----------------------------------------------------------- whole sets

    def copy(self):
        return self.__class__(self)

    def update(self, other):
        self._settle()
        for element in other:
            self.add(element)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        result = self.copy()
        result.update(other)
        return result

    __or__ = union

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        self.__iand__(other)

    def __iand__(self, other):
        self._settle()
        self.data.intersection_update(ref(item) for item in other)
        return self

    def difference(self, other):
        result = self.copy()
        result.difference_update(other)
        return result

    __sub__ = difference

    def difference_update(self, other):
        self.__isub__(other)

    def __isub__(self, other):
        self._settle()
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(ref(item) for item in other)
        return self

    def symmetric_difference(self, other):
        result = self.copy()
        result.symmetric_difference_update(other)
        return result

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        self.__ixor__(other)

    def __ixor__(self, other):
        self._settle()
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(ref(item, self._remove) for item in other)
        return self

    # ----------------------------------------------------------- comparisons

    def _compared(self, other):
        return self.data, {ref(item) for item in other}

    def issubset(self, other):
        mine, theirs = self._compared(other)
        return mine.issubset(theirs)

    __le__ = issubset

    def __lt__(self, other):
        mine, theirs = self._compared(other)
        return mine < theirs

    def issuperset(self, other):
        mine, theirs = self._compared(other)
        return mine.issuperset(theirs)

    __ge__ = issuperset

    def __gt__(self, other):
        mine, theirs = self._compared(other)
        return mine > theirs

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        mine, theirs = self._compared(other)
        return mine == theirs

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0
