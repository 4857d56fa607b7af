"""Comprehensions, which live in their function's frame, and generator expressions, which do not."""

from _both import Mortal, Odd, feed, run


def squares(items):
    return [item * item for item in items]


def filtered(items):
    return [item for item in items if item > 1 if item != 3]


def table(items):
    return {item: item + 1 for item in items}


def distinct(items):
    return sorted({item % 3 for item in items})


def nested(items):
    return [[a - b for b in items if b] for a in items]


def shadowing(items):
    item = "outer"
    found = [item for item in items if (last := item) is not None]
    return item, found, last


def lazily(items):
    return list(a + b for a in items for b in items if a <= b)


def capturing(items):
    return [function() for function in [lambda: item for item in items]]


def work(note):
    class Source:
        def __iter__(self):
            for i in range(4):
                note("gives", i)
                yield i
                if i == 2:
                    raise KeyError("source")

    for function in (squares, filtered, table, distinct, nested, shadowing, lazily, capturing):
        for usual in ([1, 2, 3], range(3)):
            feed(
                note, function, (usual,), ([1.5, 2, 3],), ([2**62, 2],), (["x"],), ([Odd(note), 2],), ([Odd(note, True)],),
                (Source(),), (5,), ([None, 1],), ([True, False],), ("",),
            ) if usual != "" else None


run(work)
