"""Unpacking of tuples, lists, iterators, and of the wrong number of values."""

from _both import feed, run


def two(x):
    a, b = x
    return b, a


def three(x):
    a, b, c = x
    return c, b, a


def starred(x):
    a, *b = x
    return b


def nested(x):
    (a, b), c = x
    return c


def pair(x):
    a = b = x
    a, b = b, a
    return a


def work(note):
    def generate(count, fails):
        for i in range(count):
            note("yields", i)
            if fails and i == 1:
                raise ValueError("generator")
            yield i

    def others():
        return (
            (1, 2), (1, 2, 3), [1, 2], [1, 2, 3], (), [], (1,), "ab", "abc", {1: 2, 3: 4}, 5, None, generate(2, False),
            generate(3, False), generate(5, True), ((1, 2), 3), [[1, 2], 3], iter([1, 2]),
        )

    for usual in ((1, 2), [1, 2], "ab"):
        feed(note, two, (usual,), *[(other,) for other in others()])
    for usual in ((1, 2, 3), [1, 2, 3], "abc"):
        feed(note, three, (usual,), *[(other,) for other in others()])
        feed(note, starred, (usual,), *[(other,) for other in others()])
    feed(note, nested, (((1, 2), 3),), *[(other,) for other in others()])
    feed(note, pair, (1,), (None,))


run(work)
