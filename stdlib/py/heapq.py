"""Heaps kept in lists: the smallest item is `heap[0]`.

The basic operations are native (`_heapq`); merging and the n largest or
smallest items are written here.
"""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge',
           'nlargest', 'nsmallest', 'heappushpop']

__about__ = """Heap queues

A heap is a list in which heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2]
for every k that has such items, so that heap[0] is the smallest of all.
Items are added and removed in O(log n).
"""

from _heapq import (
    _heapify_max,
    _heappop_max,
    _heapreplace_max,
    heapify,
    heappop,
    heappush,
    heappushpop,
    heapreplace,
)


def merge(*iterables, key=None, reverse=False):
    """Iterate over the items of several sorted iterables in sorted order.

    Nothing is read ahead but one item of each; equal items keep the order of
    the iterables.
    """
    if reverse:
        arrange, replace, drop, step = _heapify_max, _heapreplace_max, _heappop_max, -1
    else:
        arrange, replace, drop, step = heapify, heapreplace, heappop, 1

    # An entry is [key, order, item, fetch]. `order` is different for each
    # iterable, so that items themselves are compared by their keys only.
    heap = []
    for order, iterable in enumerate(map(iter, iterables)):
        fetch = iterable.__next__
        try:
            item = fetch()
        except StopIteration:
            continue
        heap.append([item if key is None else key(item), order * step, item, fetch])
    arrange(heap)

    while len(heap) > 1:
        entry = heap[0]
        fetch = entry[3]
        while True:
            yield entry[2]
            try:
                item = fetch()
            except StopIteration:
                drop(heap)
                break
            entry[2] = item
            entry[0] = item if key is None else key(item)
            replace(heap, entry)
            if heap[0] is not entry:
                break
    if heap:
        _, _, item, fetch = heap[0]
        yield item
        yield from fetch.__self__


def nsmallest(n, iterable, key=None):
    """The n smallest items, as sorted(iterable, key=key)[:n] would give them."""
    if n == 1:
        return _only(min(iterable, default=_NOTHING, key=key))
    if _wants_all(n, iterable):
        return sorted(iterable, key=key)[:n]
    # A max-heap of the n best entries (key, order, item) seen so far. Later
    # items have a larger order, so that of equal ones the first stay.
    items = iter(iterable)
    heap = [(item if key is None else key(item), order, item)
            for order, item in zip(range(n), items)]
    if not heap:
        return []
    _heapify_max(heap)
    largest = heap[0][0]
    order = n
    for item in items:
        rank = item if key is None else key(item)
        if rank < largest:
            _heapreplace_max(heap, (rank, order, item))
            largest = heap[0][0]
            order += 1
    heap.sort()
    return [item for _, _, item in heap]


def nlargest(n, iterable, key=None):
    """The n largest items, as sorted(iterable, key=key, reverse=True)[:n] would."""
    if n == 1:
        return _only(max(iterable, default=_NOTHING, key=key))
    if _wants_all(n, iterable):
        return sorted(iterable, key=key, reverse=True)[:n]
    # As in nsmallest(), with a min-heap and orders that decrease.
    items = iter(iterable)
    heap = [(item if key is None else key(item), -order, item)
            for order, item in zip(range(n), items)]
    if not heap:
        return []
    heapify(heap)
    smallest = heap[0][0]
    order = -n
    for item in items:
        rank = item if key is None else key(item)
        if smallest < rank:
            heapreplace(heap, (rank, order, item))
            smallest = heap[0][0]
            order -= 1
    heap.sort(reverse=True)
    return [item for _, _, item in heap]


_NOTHING = object()


def _only(item):
    return [] if item is _NOTHING else [item]


def _wants_all(n, iterable):
    """Whether so many items are asked for that sorting them all is cheaper."""
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        return False
    return n >= size
