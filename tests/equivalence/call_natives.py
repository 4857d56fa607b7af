"""Calls of native functions and classes, some of which call back."""

from _both import Odd, feed, run


def length(x):
    return len(x)


def instance(x, cls):
    return isinstance(x, cls)


def one_argument(x):
    return abs(x), repr(x)


def two_arguments(x, y):
    return divmod(x, y), pow(x, y), max(x, y)


def classes(x):
    return str(x), tuple(x), type(x).__name__, list(x), set(x)


def convert(x):
    return int(x), float(x), bool(x)


def append(items, x):
    items.append(x)
    return len(items) > 0


def shadowed(x):
    return len(x)


def work(note):
    class Meta(type):
        def __instancecheck__(cls, other):
            note("check")
            return True

    class Checked(metaclass=Meta):
        pass

    class Appending(list):
        def append(self, x):
            note("append", x)

    class BadLength:
        def __len__(self):
            return -1

    class Converting:
        def __int__(self):
            note("int")
            return 1

        def __float__(self):
            note("float")
            raise ValueError("float")

        def __str__(self):
            note("str")
            return "converting"

        def __iter__(self):
            for i in range(3):
                note("iter", i)
                yield i

    feed(note, length, ("abc",), ([1],), ({},), (Odd(note),), (BadLength(),), (5,), (None,))
    feed(note, instance, (1, int), (1, Checked), (1, (int, Checked)), (1, 5), (Odd, type))
    feed(note, one_argument, (-5,), (1.5,), (Odd(note),), ("x",), (None,))
    feed(note, two_arguments, (7, 3), (7.5, 2), (7, 0), ("x", 1), (Odd(note), 1))
    feed(note, classes, ("ab",), ([1, 2],), (Converting(),), (5,), (Odd(note, True),))
    feed(note, convert, (5,), (1.5,), (Converting(),), ("7",), ("x",), (None,))
    feed(note, append, ([1], 2), (Appending(), 2), (set(), 1), (None, 1))
    feed(note, shadowed, ("abc",), ("x",))
    globals()["len"] = lambda x: ("own", x)
    note(shadowed("abc"))
    feed(note, shadowed, ("abc",), ("x",))
    globals().pop("len", None)
    feed(note, shadowed, ("abc",), ("x",))


run(work)
