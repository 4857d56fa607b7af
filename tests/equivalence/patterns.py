"""`match` with values, sequences, mappings and classes."""

from _both import Odd, feed, run


class Point:
    __match_args__ = "x", "y"

    def __init__(self, x, y):
        self.x = x
        self.y = y


def kind(x):
    match x:
        case 0 | 1:
            return "small"
        case int() if x > 100:
            return "large"
        case None:
            return "none"
        case True:
            return "never"
        case [a, b]:
            return a, b
        case [a, *rest]:
            return a, rest
        case {"key": value, **rest}:
            return value, rest
        case Point(x=0, y=y):
            return "on axis", y
        case Point(x, y):
            return x + y
        case str() as text:
            return text + "!"
        case _:
            return "other"


def work(note):
    values = (
        0, 1, 5, 500, None, True, [1, 2], (1, 2), [1], [], [1, 2, 3], {"key": 1, "more": 2}, {}, Point(0, 1), Point(1, 2),
        Point("a", 1), "text", 1.0, 2.5, Odd(note), Odd(note, True), b"bytes", {1, 2}, range(2), 2**70,
    )
    for usual in (0, 500, None, [1, 2], [1, 2, 3], {"key": 1}, Point(0, 1), Point(1, 2), "text", 2.5):
        feed(note, kind, (usual,), *[(value,) for value in values])


run(work)
