"""Python code called by natives: keys, comparisons, hashes, iterators, `map` and `filter`."""

from _both import run


class Item:
    def __init__(self, note, value):
        self.note = note
        self.value = value

    def __eq__(self, other):
        self.note("eq", self.value, other.value)
        return self.value == other.value

    def __hash__(self):
        self.note("hash", self.value)
        return self.value % 3

    def __lt__(self, other):
        self.note("lt")
        if self.value == 13:
            raise ValueError("unlucky")
        return self.value < other.value

    def __repr__(self):
        self.note("repr")
        total = self.value + 1
        return f"Item({total})"


def key(item):
    result = -item.value
    return result


def work(note):
    items = [Item(note, i * 7 % 11) for i in range(8)]
    for _ in range(3):
        note(sorted(items, key=key))
        note(sorted(items))
        note(min(items), max(items, key=lambda item: item.value % 5))
        note(list(map(lambda a, b: a.value + b.value, items, items)))
        note(list(filter(lambda item: item.value > 3, items)))
        table = {item: item.value for item in items}
        note(len(table), table.get(Item(note, 3)), Item(note, 4) in table, Item(note, 5) in items)
        note(items.index(Item(note, 2)), items.count(Item(note, 2)))
        note(sum(map(key, items)), any(map(key, items)), all(item.value for item in items))
        note([a + b for a, b in zip(range(3), map(abs, range(3)))])
        note(len(set(items) | {Item(note, 20)}))
    for failing in ([Item(note, 13), Item(note, 1)], items + [Item(note, 13)]):
        try:
            note(sorted(failing))
        except ValueError as error:
            note(error)
        try:
            failing.sort(key=lambda item: item.missing)
        except AttributeError as error:
            note(error)
    reducing = [3, 1, 2]
    reducing.sort(key=lambda x: (note("key", x), x)[1])
    note(reducing)


run(work)
