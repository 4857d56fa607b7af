"""Strings that are added, grown in place, compared, subscripted and formatted."""

from _both import Mortal, Odd, feed, run


def add(a, b):
    return a + b


def grow(a, b):
    for _ in range(5):
        a += b
    return a


def grow_shared(a, b):
    c = a
    a += b
    a += b
    return a, c


def in_cell(a, b):
    def change():
        nonlocal a
        a += b

    change()
    return a


def index(text, place):
    return text[place]


def formatted(a, b):
    return f"{a}-{b!r}-{a:>4}"


def work(note):
    class Sub(str):
        def __add__(self, other):
            note("add")
            return "sub"

        def __format__(self, spec):
            note("format", spec)
            return "formatted"

    others = ("x", 1), (1, "x"), (Sub("s"), "x"), ("x", Sub("s")), (Odd(note), "x"), ("x", Odd(note)), ("x", Odd(note, True)), ("\u00e9", "x"), ("", ""), ([1], [2]), (None, "x")
    for function in (add, grow, grow_shared, in_cell, formatted):
        feed(note, function, ("ab", "cd"), *[pair for pair in others if not (function is formatted and type(pair[1]).__name__ == "Odd")])
    feed(note, index, ("abc", 1), ("abc", -1), ("abc", 5), ("\u00e9a", 0), ("", 0), ("abc", "x"), (Sub("xy"), 1), ("abc", True), ("abc", Odd(note)))


run(work)
