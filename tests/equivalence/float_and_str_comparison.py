"""Comparisons of floats and strings."""

from _both import Odd, feed, run


def floats(a, b):
    if a < b:
        return "less"
    if a * 2.0 == b * 2.0:
        return "equal"
    return a >= b


def strings(a, b):
    if a == b:
        return "equal"
    return a != "other"


def work(note):
    nan = float("nan")
    feed(
        note, floats, (1.5, 2.5),
        (2.5, 1.5), (1.5, 1.5), (nan, nan), (1, 2.5), (2.5, 1), ("x", 1.5), (Odd(note), 1.5), (Odd(note, True), 1.5),
        (1e300, 1e-320), (True, 0.5),
    )
    feed(
        note, strings, ("one", "two"),
        ("one", "one"), ("other", "x"), (1, "one"), ("one", None), (Odd(note), "one"), (Odd(note, True), "one"),
        ("\u00e9", "\u00e9"), (b"one", "one"),
    )


run(work)
