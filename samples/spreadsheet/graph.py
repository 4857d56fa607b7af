"""Who depends on whom: the order of recalculation, and cycles."""

from __future__ import annotations

from collections import defaultdict, deque


class Graph:
    """A directed graph of cells: an edge leads from a cell to those whose formulas read it."""

    def __init__(self):
        self.readers = defaultdict(set)
        self.sources = {}

    def connect(self, reader, sources):
        """Replace what `reader` reads."""
        self.disconnect(reader)
        if sources:
            self.sources[reader] = frozenset(sources)
            for source in sources:
                self.readers[source].add(reader)

    def disconnect(self, reader):
        """Forget what `reader` reads."""
        for source in self.sources.pop(reader, ()):
            readers = self.readers[source]
            readers.discard(reader)
            if not readers:
                del self.readers[source]

    def affected(self, changed):
        """All cells that read one of the changed ones, directly or not, and these themselves."""
        seen = set(changed)
        todo = deque(seen)
        while todo:
            for reader in self.readers.get(todo.popleft(), ()):
                if reader not in seen:
                    seen.add(reader)
                    todo.append(reader)
        return seen

    def order(self, cells):
        """The cells with sources before readers, then those on or behind a cycle.

        Kahn's algorithm on the part of the graph that the cells span; ties go by position in the sheet, so that the
        order is the same each time.
        """
        waiting = {cell: sum(source in cells for source in self.sources.get(cell, ())) for cell in cells}
        ready = deque(sorted(cell for cell, number in waiting.items() if number == 0))
        ordered = []
        while ready:
            cell = ready.popleft()
            ordered.append(cell)
            del waiting[cell]
            released = []
            for reader in self.readers.get(cell, ()):
                if reader in waiting:
                    waiting[reader] -= 1
                    if waiting[reader] == 0:
                        released.append(reader)
            ready.extend(sorted(released))
        return ordered, sorted(waiting)

    def cycle(self, start):
        """One way round from `start` back to itself, or None."""
        path = []

        def visit(cell, seen):
            path.append(cell)
            for source in sorted(self.sources.get(cell, ())):
                if source == start:
                    return True
                if source not in seen:
                    seen.add(source)
                    if visit(source, seen):
                        return True
            path.pop()
            return False

        return list(path) if visit(start, {start}) else None

    def depth(self, cell, known=None):
        """Length of the longest chain of formulas below a cell; the graph must have no cycle there."""
        known = {} if known is None else known
        if cell not in known:
            known[cell] = 1 + max((self.depth(source, known) for source in self.sources.get(cell, ())), default=-1)
        return known[cell]

    def __len__(self):
        return sum(len(sources) for sources in self.sources.values())
