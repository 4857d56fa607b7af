"""Calls of Python functions: exact, with defaults, with the wrong number, of other functions than before, of classes."""

from _both import Mortal, feed, run


def none():
    return None


def one(a):
    return a


def two(a, b):
    return b


def default(a, b=2, c=3):
    return a + b + c


def keyword(a, *, b=2):
    return a + b


def rest(*args, **kwargs):
    return args


def raising(a):
    raise ValueError(a)


class Plain:
    def __init__(self, a):
        self.a = a


class NoInit:
    pass


class BadInit:
    def __init__(self, a):
        return a


class FailingInit:
    def __init__(self, a):
        raise KeyError(a)


class Called:
    def __call__(self, a):
        return a, a


class WithNew:
    def __new__(cls, a):
        return object.__new__(cls)

    def __init__(self, a):
        self.a = a


class Mortals:
    def __init__(self, a):
        self.a = a

    def __del__(self):
        self.a("deleted")


def call_one(function, a):
    return function(a).__class__.__name__


def call_global(a):
    return one(a)


def call_nothing(function):
    return function()


def call_two(function, a, b):
    return function(a, b)


def make(a):
    return Plain(a).a


def make_and_drop(cls, a):
    cls(a)


def recursive(n):
    return n if n < 2 else recursive(n - 1) + recursive(n - 2)


def work(note):
    callables = (
        one, two, default, keyword, rest, raising, none, Plain, NoInit, BadInit, FailingInit, Called(), WithNew, len,
        str, tuple, type, int, lambda a: a, 5, None, Called().__call__,
    )
    for usual in (one, default, Plain, rest, WithNew, len, str, tuple, type, list):
        usual = usual, 1 if usual is default else "x"
        feed(note, call_one, usual, *[(other, "x") for other in callables])
    feed(note, call_nothing, (none,), *[(other,) for other in callables])
    feed(note, call_two, (two, 1, 2), *[(other, 1, 2) for other in callables])
    feed(note, call_two, (isinstance, 1, int), (isinstance, 1, 5), (issubclass, bool, int), (divmod, 7, 0))
    feed(note, call_global, (1,), (Mortal(note),))
    feed(note, make, (1,), (Mortal(note),))
    feed(note, make_and_drop, (Plain, note), (Mortals, note), (FailingInit, 1), (Plain, 5))
    note(recursive(9))
    Plain.__init__ = lambda self, a: setattr(self, "a", -1)
    note(make(1))
    feed(note, make, (2,), (3,))


run(work)
