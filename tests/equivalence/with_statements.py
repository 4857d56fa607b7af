"""`with` over managers in Python and native ones, left by `return`, `break`, `continue` and exceptions."""

import _thread

from _both import run


class Manager:
    def __init__(self, note, swallows=False, fails=None):
        self.note = note
        self.swallows = swallows
        self.fails = fails

    def __enter__(self):
        self.note("enter")
        if self.fails == "enter":
            raise KeyError("enter")
        return 5

    def __exit__(self, *what):
        self.note("exit", what[0] is not None)
        if self.fails == "exit":
            raise KeyError("exit")
        return self.swallows


def returning(manager, n):
    for i in range(n):
        with manager as value:
            if i + value > 6:
                return i


def breaking(manager, n):
    total = 0
    for i in range(n):
        with manager as value:
            if i == 1:
                continue
            total += value
            if i > 2:
                break
    return total


def raising(manager, n):
    with manager as value:
        total = value + n
        total += "x"
    return "swallowed"


def nested(manager, lock):
    with lock, manager as first, manager as second:
        return first + second


def work(note):
    lock = _thread.allocate_lock()
    for _ in range(6):
        for swallows in (False, True):
            for fails in (None, "enter", "exit"):
                manager = Manager(note, swallows, fails)
                for function in (returning, breaking, raising):
                    try:
                        note(function.__name__, function(manager, 4))
                    except (KeyError, TypeError) as error:
                        note(function.__name__, type(error).__name__)
                try:
                    note(nested(manager, lock))
                except KeyError as error:
                    note(error)
                note(lock.locked())


run(work)
