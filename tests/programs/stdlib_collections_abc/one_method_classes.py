"""The ABCs with few methods recognise classes by these methods."""
import collections.abc as c


class Sized:
    def __len__(self):
        return 0


class Iter:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration


class Blocked(Iter):
    __iter__ = None


names = ["Hashable", "Sized", "Iterable", "Iterator", "Reversible", "Container",
         "Collection", "Callable", "Generator", "Awaitable"]
things = [3, "s", [], {}, (), set(), range(3), iter([]), (x for x in ()), len, Sized(), Iter(), Blocked()]
for thing in things:
    print(type(thing).__name__.ljust(28), *[n for n in names if isinstance(thing, getattr(c, n))])
