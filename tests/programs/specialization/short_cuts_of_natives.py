"""Frequent native calls keep their meaning where the common case does not apply."""
from collections import deque


class Text(str):
    def __hash__(self):
        return 7

    def __eq__(self, other):
        return isinstance(other, str) and other.lower() == self.lower()


class Number(int):
    pass


class Loud(set):
    pass


class Dying:
    def __del__(self):
        print("dies")


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def sets(values):
    seen = Loud()
    for value in values:
        seen.add(value)
        print(value in seen, len(seen), end=" ")
    for value in values:
        seen.discard(value)
        try:
            seen.remove(value)
        except KeyError as error:
            print("no", error, end=" ")
        set.add(seen, value)
    print(len(seen))


def dicts(keys):
    table = {}
    for key in keys:
        table[key] = len(table)
        print(table.get(key), key in table, table[key], table.get(None), end=" ")
    print(list(table))


def lists():
    stack = [1, "a", 2.5]
    while True:
        try:
            print(stack.pop(), end=" ")
        except IndexError as error:
            print(error)
            break


def deques():
    line = deque(maxlen=2)
    for value in (1, 2, Dying(), 4, 5):
        line.append(value)
        value = None
    line.appendleft(0)
    print(line)
    while True:
        try:
            print(line.pop() if len(line) == 2 else line.popleft(), end=" ")
        except IndexError as error:
            print(error)
            break


def characters(values):
    for value in values:
        print(attempt(chr, value), attempt(ord, value), attempt(abs, value))


def affixes(text, others):
    for other in others:
        try:
            print(text.startswith(other), text.endswith(other), end=" ")
        except TypeError as error:
            print(error)


values = [1, True, 1.0, 0, -1, -2, "a", Text("A"), "a", 2**70, Number(3), 3, (1, 2), 65, b"x", None]
sets(values)
dicts(values)
lists()
deques()
characters([97, -1, 0x110000, 2**70, True, 2.5, -0.0, "x", "", "xy", b"z", Number(-4), Text("q"), -(2**61), 1j])
affixes("abab", ["ab", "", "b", ("a", "b"), Text("AB"), 1, b"ab"])


def replaced():
    table = {}
    for _ in range(3):
        table["key"] = Dying()
        print("set")
    table.clear()


replaced()
for wrong in ([], {}, {1}):
    print(attempt(lambda: wrong in {1, 2}), attempt({}.get, wrong), attempt(set().add, wrong), attempt(set().discard, wrong))
