"""Generators that do not yield exactly once are reported."""
from contextlib import contextmanager


@contextmanager
def never():
    return
    yield


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def again():
    try:
        yield
    except ValueError:
        yield


@contextmanager
def other():
    try:
        yield
    except ValueError as error:
        raise KeyError("instead") from error


def use(manager, exception=None):
    try:
        with manager:
            if exception:
                raise exception
        print("fine")
    except BaseException as error:
        print(type(error).__name__, error, "| context:", repr(error.__context__), "| cause:", repr(error.__cause__))


use(never())
use(twice())
use(again(), ValueError("v"))
use(other(), ValueError("v"))
use(twice(), StopIteration("s"))
use(twice(), KeyboardInterrupt("k"))
use(contextmanager(lambda: 5)())
