"""One place that meets a different type each time, so that it is specialised, given up and specialised anew."""

from _both import Mortal, run


class Number:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Number(self.value + getattr(other, "value", other))

    __radd__ = __add__

    def __lt__(self, other):
        return self.value < getattr(other, "value", other)

    def __repr__(self):
        return f"Number({self.value})"


def everything(a, b, items):
    c = a + b
    if a < b:
        c = c + a
    for item in items:
        c = item
    else:
        d = items[0]
    c = d + b
    if c is None or not d:
        return a
    return c, len(items), items[-1] < b


def work(note):
    operands = (1, 2), (1.5, 2.5), ("x", "y"), (Number(1), Number(2)), (2**70, 2**71), (1, 2.5), (True, 1)
    for round_ in range(18):
        for a, b in operands:
            for items in ([a, b], (b, a), [b] * (round_ % 3 + 1)):
                note(everything(a, b, items))
    for a, b in operands * 10:
        for _ in range(round_ % 7):
            everything(a, b, [a])


run(work)
