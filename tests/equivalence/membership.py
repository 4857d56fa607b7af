"""Membership in sets, dictionaries and other containers."""

from _both import Odd, feed, run


class Key:
    def __init__(self, note, fails):
        self.note = note
        self.fails = fails

    def __hash__(self):
        self.note("hash")
        if self.fails:
            raise ValueError("hash")
        return 5

    def __eq__(self, other):
        self.note("eq", other)
        return False


def inside(x, container):
    if x in container:
        return "inside"
    return x not in container


def constant(x, container):
    return x in {1, 2, 3}


def identity(x, container):
    return x is container, x is not container


def work(note):
    containers = [1, 2], (1, 2), {1, 2}, frozenset({5}), {5: 1}, "ab", range(9), Odd(note), Odd(note, True), 5, None
    keys = 1, 5, "a", [], Key(note, False), Key(note, True), None
    others = [(key, container) for container in containers for key in keys]
    for usual in ({1, 2}, {5: 1}, [1, 2], frozenset({5})):
        feed(note, inside, (5, usual), *others)
    feed(note, constant, (5, None), *[(key, None) for key in keys])
    feed(note, identity, (5, 5), *others)


run(work)
