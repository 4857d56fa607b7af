"""Truth of bools, ints, None, lists, strings, instances and of what has `__bool__` or `__len__`."""

from _both import Odd, feed, run


class Sized:
    def __init__(self, note, length):
        self.note = note
        self.length = length

    def __len__(self):
        self.note("len")
        return self.length


def test(x):
    if x:
        return "true"
    return "false"


def both(x, y):
    return x and y, x or y, not x


def none(x):
    if x is None:
        return "none"
    if x is not None:
        return "not none"


def of_instance(x):
    if x:
        return "true"
    return "false"


def near(x, n):
    n = n + 1
    if x is None:
        return n
    return n - 1


def loop(x):
    count = 0
    while x:
        x = x[1:]
        count += 1
    return count


def work(note):
    class Plain:
        pass

    values = True, False, 0, 5, 2**70, 0.0, None, [], [1], "", "x", (), {}, Plain(), Sized(note, 0), Sized(note, 2), Sized(note, -1), Odd(note), Odd(note, True)
    others = [(value,) for value in values]
    for usual in (True, 5, None, [1], "x", Plain(), Sized(note, 1), 1.5):
        feed(note, test, (usual,), *others)
        feed(note, none, (usual,), *others)
    feed(note, of_instance, (Plain(),), (Sized(note, 0),), (None,), (Plain(),))
    feed(note, near, (None, 1), (5, 1), (None, 1.5))
    for usual in ((True, False), (0, 1), ("x", ""), ([], [])):
        feed(note, both, usual, *[(value, 1) for value in values])
    feed(note, loop, ("abc",), ([1, 2],), (b"xy",), (5,), (None,))
    Plain.__bool__ = lambda self: False
    note(test(Plain()))
    Plain.__len__ = lambda self: 0
    del Plain.__bool__
    note(test(Plain()))
    del Plain.__len__
    feed(note, test, (Plain(),), (1,))


run(work)
