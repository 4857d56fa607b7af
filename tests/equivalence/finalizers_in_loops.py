"""Finalisers that become due in the middle of fused forms: in a store, a drop, a jump, an item, a return."""

from _both import Mortal, run


def stores(note, count):
    for i in range(count):
        mortal = Mortal(note)
        mortal = i
        mortal = Mortal(note)
    return mortal


def drops(note, count):
    for i in range(count):
        Mortal(note)


def replaced_by_sum(note, count):
    for i in range(count):
        value = Mortal(note)
        value = i + 1


def replaced_by_loop_variable(note, count):
    for value in range(count):
        note(value)
        value = Mortal(note)
    for value in [1, 2, 3]:
        value = Mortal(note)


def item_of_temporary(note, count):
    for i in range(count):
        value = [Mortal(note), i][1]
        value = [i, Mortal(note)][i % 2]
        value = [5, Mortal(note)][0] + 1
    return value


def returned(note):
    mortal = Mortal(note)
    number = 5
    return number


def incremented(note, count):
    value = Mortal(note)
    for _ in range(count):
        value = 5
        value += 1
        if value == 6:
            value = Mortal(note)


class Holder:
    def __init__(self, note):
        self.mortal = Mortal(note)
        self.number = 5

    def get(self):
        return self.number


def attribute_of_temporary(note, count):
    total = 0
    for i in range(count):
        total += Holder(note).number
        total += Holder(note).get()
    return total


def work(note):
    for count in (3, 12, 80):
        stores(note, count)
        drops(note, count)
        replaced_by_sum(note, count)
        replaced_by_loop_variable(note, count)
        note(item_of_temporary(note, count))
        incremented(note, count)
        note(attribute_of_temporary(note, count))
    for _ in range(20):
        note(returned(note))


run(work)
