"""Undo and redo, and transactions that are undone as a whole."""

from __future__ import annotations

from contextlib import contextmanager


class NothingToUndo(Exception):
    """The history is at its end."""


class History:
    """Listens to a sheet and remembers its changes in steps."""

    def __init__(self, sheet, limit=100):
        self.sheet = sheet
        self.limit = limit
        self.done = []
        self.undone = []
        self.open = None
        self.replaying = False
        sheet.listeners.append(self.record)

    def record(self, changes):
        """A listener of the sheet."""
        if self.replaying:
            return
        if self.open is not None:
            self.open.extend(changes)
            return
        self.push(list(changes))

    def push(self, step):
        """Remember a step and forget the redone future."""
        if step:
            self.done.append(step)
            del self.done[:-self.limit]
            self.undone.clear()

    @contextmanager
    def transaction(self):
        """Everything inside is one step; an exception takes it all back."""
        if self.open is not None:
            yield self
            return
        self.open = []
        try:
            yield self
        except BaseException:
            step, self.open = self.open, None
            self.replay([change.reversed() for change in reversed(step)])
            raise
        else:
            step, self.open = self.open, None
            self.push(step)

    def replay(self, changes):
        """Apply changes without remembering them."""
        self.replaying = True
        try:
            self.sheet.apply(changes)
        finally:
            self.replaying = False

    def undo(self):
        """Take the last step back."""
        if not self.done:
            raise NothingToUndo("nothing to undo")
        step = self.done.pop()
        self.replay([change.reversed() for change in reversed(step)])
        self.undone.append(step)
        return len(step)

    def redo(self):
        """Make the last undone step again."""
        if not self.undone:
            raise NothingToUndo("nothing to redo")
        step = self.undone.pop()
        self.replay(step)
        self.done.append(step)
        return len(step)
