"""Exceptions that are raised in loops, through frames, in handlers and in `finally`, with what is fused around them."""

from _both import Mortal, run


def divide(a, b):
    result = a // b
    return result


def deep(n, mortal):
    if n == 0:
        raise KeyError("deep")
    own = Mortal(mortal)
    return deep(n - 1, mortal) + 1


def swallow(note, values):
    caught = 0
    for value in values:
        try:
            total = 10 + value
            total = divide(total, value)
            note(total)
        except ZeroDivisionError:
            caught += 1
        except TypeError as error:
            note(type(error).__name__)
            caught -= 1
        else:
            note("else")
        finally:
            note("finally")
            if value == 4:
                continue
    return caught


def from_finally(note, n):
    for i in range(n):
        try:
            if i == 3:
                return i
        finally:
            note("finally", i)
            if i == 1:
                continue
    return None


def nested(note):
    try:
        try:
            raise ValueError(1)
        except ValueError as error:
            raise KeyError(2) from error
        finally:
            note("inner")
    except KeyError as error:
        return repr(error), repr(error.__cause__)


def groups(note):
    try:
        raise ExceptionGroup("group", [ValueError(1), KeyError(2), TypeError(3)])
    except* ValueError as group:
        note(group.exceptions)
    except* (KeyError, TypeError) as group:
        note(group.exceptions)


class Manager:
    def __init__(self, note, swallows):
        self.note = note
        self.swallows = swallows

    def __enter__(self):
        return 5

    def __exit__(self, cls, error, traceback):
        self.note("exit", cls is not None)
        return self.swallows


def managed(note, swallows, fails):
    total = 0
    for i in range(4):
        with Manager(note, swallows) as value:
            total += value
            if fails and i == 2:
                raise ValueError("managed")
        total += 1
    return total


def unbound(x):
    if x:
        value = 1
    return value + 1


def deleted(x):
    value = 1
    for i in range(3):
        value += i
    if x:
        del value
    return value


def work(note):
    for values in ([1, 2, 0, 4], [1, "x", 0, None], [2] * 20 + [0] + [1.5] * 3, []):
        note(swallow(note, values))
    for n in (0, 1, 4):
        for _ in range(3):
            try:
                deep(n, note)
            except KeyError as error:
                note(error)
    for _ in range(10):
        note(from_finally(note, 5), nested(note))
        groups(note)
    for swallows in (False, True):
        for fails in (False, True):
            try:
                note(managed(note, swallows, fails))
            except ValueError as error:
                note(error)
    for function in (unbound, deleted):
        for x in [1, 0] * 3 + [0] * 70 + [1] * 3 if function is deleted else [1] * 12 + [0, 1] * 3:
            try:
                note(function(x))
            except UnboundLocalError as error:
                note(error)


run(work)
