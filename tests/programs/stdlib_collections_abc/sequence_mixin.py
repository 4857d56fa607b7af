"""Sequence gives its mixin methods from __getitem__ and __len__."""
from collections.abc import MutableSequence, Sequence


class Letters(Sequence):
    def __init__(self, text):
        self.text = text

    def __getitem__(self, index):
        return self.text[index]

    def __len__(self):
        return len(self.text)


s = Letters("abcab")
print(list(s), list(reversed(s)), "b" in s, "z" in s)
print(s.index("b"), s.index("b", 2), s.index("a", -2), s.count("a"), s.count("q"))
try:
    s.index("a", 1, 3)
except ValueError as error:
    print("ValueError", repr(str(error)))
print(isinstance(s, Sequence), isinstance(s, MutableSequence))


class Log(MutableSequence):
    def __init__(self):
        self.items = []

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __delitem__(self, index):
        del self.items[index]

    def __len__(self):
        return len(self.items)

    def insert(self, index, value):
        self.items.insert(index, value)


m = Log()
m.append(1)
m.extend([2, 3, 4])
m += (5,)
print(m.items)
m.reverse()
print(m.items, m.pop(), m.pop(0), m.items)
m.remove(3)
m.extend(m)
print(m.items)
m.clear()
print(m.items)
try:
    m.pop()
except IndexError as error:
    print("IndexError", error)
try:
    m.remove(1)
except ValueError as error:
    print("ValueError", repr(str(error)))
