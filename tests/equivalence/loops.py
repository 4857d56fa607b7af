"""Loops over ranges, lists and tuples, and what stands at the end of their bodies."""

from _both import Mortal, feed, run


def count(items):
    total = 0
    for _ in items:
        total += 1
    return total


def count_over(items, make):
    total = make()
    for _ in items:
        total = total + 1
    return total


def keep_last(items):
    last = None
    for item in items:
        last = abs(item)
    return last


def make_many(items, make):
    for item in items:
        last = make()


def call_each(items, function):
    for item in items:
        function()


def unpacked(items):
    total = 0
    for a, b in items:
        total += a
        total -= b
    return total


def broken(items):
    for item in items:
        if item == 3:
            break
    else:
        return "to the end"
    return item


def in_while(limit):
    index = 0
    while True:
        if index >= limit:
            return index
        index += 1


def growing(note):
    items = [1, 2, 3]
    for item in items:
        if len(items) < 40:
            items.append(item)
        else:
            items.pop()
            items.pop()
    note(items)


class Counting:
    def __init__(self, note, fails):
        self.note = note
        self.fails = fails
        self.count = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        if self.count > 4:
            raise StopIteration
        if self.count > 2 and self.fails:
            raise ValueError("no more")
        self.note("next", self.count)
        return self.count


def fails():
    raise KeyError("fails")


def work(note):
    iterables = lambda: ([1, 2, 3, 4], (1, 2, 3), range(5, 2, -1), range(2**62, 2**62 + 3), "", {5: 6}, 5, None)
    for function in (count, keep_last, broken):
        for usual in (range(6), [4, 5, 6], (7, 8, 9)):
            wanted = [(other,) for other in iterables()]
            feed(note, function, (usual,), *wanted, (Counting(note, False),), (Counting(note, True),))
    mortal = lambda: Mortal(note)
    feed(note, count_over, ([1, 2, 3], int), ([1, 2], mortal), ([1, 2], float), ([1], str), ([1, 2, 3], lambda: 2**61 - 1))
    feed(note, make_many, ([1, 2, 3], list), ([1, 2], mortal), (range(3), mortal), ([1], fails))
    feed(note, call_each, ([1, 2, 3], list), ([1, 2], mortal), (range(3), mortal), ([1], fails))
    feed(note, unpacked, ([(1, 2), (3, 4)],), ([[1, 2]],), ([(1, 2, 3)],), ([5],), ([(1.5, 2)],))
    feed(note, in_while, (5,), (2.5,), ("x",))
    for _ in range(5):
        growing(note)


run(work)
