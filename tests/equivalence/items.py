"""Items of lists, tuples, strings and dictionaries, read and written, and the errors."""

from _both import Mortal, Odd, feed, run


def by_local(container, key):
    return container[key]


def by_const(container, key):
    return container[key][0]


def of_temporary(container, key):
    return (container or 0)[key]


def nested(container, key):
    value = container[1][key]
    return value


def constant(container, key):
    first = container[0]
    return first, container[-1]


def set_item(container, key, value):
    container[key] = value
    return container[key]


def add_to_item(container, key):
    container[key] += 1
    return container[key]


def swap(container, key):
    container[0], container[key] = container[key], container[0]
    return container[0]


def two_items(container, key):
    total = container[key] + container[0]
    if container[key] < container[0]:
        total = container[key] - container[0]
    return total


class Getting:
    def __init__(self, note):
        self.note = note

    def __getitem__(self, key):
        self.note("get", key)
        if key == 2:
            raise KeyError(key)
        return [key, key]

    def __setitem__(self, key, value):
        self.note("set", key, value)


class Sub(list):
    pass


class Key:
    def __init__(self, note):
        self.note = note

    def __hash__(self):
        self.note("hash")
        return 1

    def __eq__(self, other):
        self.note("eq")
        return True


def work(note):
    def containers():
        return (
            [[1, 2], [3, 4], [5, 6]], ((1, 2), (3, 4), (5, 6)), ["ab", "cd", "ef"], "abc", {0: [1], 1: [2, 3], 2: [3]},
            Sub([[1, 2], [3, 4]]), Getting(note), [], (), {}, 5, None, range(5, 9), b"abc",
        )

    for function in (by_local, by_const, of_temporary, nested, constant):
        for usual in ([[1, 2], [3, 4]], ((1, 2), (3, 4)), ["ab", "cd"], {0: [1], 1: [2, 3], -1: [4]}, "abc"):
            if function is nested and usual == "abc":
                continue
            others = [(other, key) for other in containers() for key in (1, -1)]
            feed(note, function, (usual, 0), *others, ([1], "x"), ([1], Odd(note)), ([1, 2], Odd(note, True)), ([1], 2**70))
    for usual in ([1, 2, 3], {0: 1, 1: 2}):
        feed(note, two_items, (usual, 1), ([1.5, 2], 1), (["a", 1], 1), ([1], 1), ({0: 1}, 1), ("ab", 1), ([2**61, 2**61], 1))
        feed(note, swap, (usual, 1), ([1], 5), ({0: 1}, 5), (Getting(note), 2))
        feed(note, add_to_item, (usual, 1), (["x", "y"], 1), ([1], 5), ({}, 5), (Getting(note), 1))
        feed(
            note, set_item, (usual, 1, 5), ([1, 2], 5, 1), ([1, 2], -1, 1), ({}, Key(note), 2), ({Key(note): 1}, Key(note), 2),
            ((1, 2), 1, 1), (Sub([1, 2]), 1, 2), ([Mortal(note), Mortal(note)], 1, 5), ({1: Mortal(note)}, 1, 5),
            (Getting(note), 1, 1), ({}, [], 1), ([1], 1.5, 1),
        )


run(work)
