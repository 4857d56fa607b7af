"""Properties, slots and descriptors of one's own: read, written, missing, raising."""

from _both import Mortal, feed, run


class Slotted:
    __slots__ = "a", "b"

    def __init__(self, a):
        self.a = a


def make_classes(note):
    class Data:
        def __get__(self, instance, owner):
            note("get")
            return 5

        def __set__(self, instance, value):
            note("set", value)
            if value == 3:
                raise ValueError("three")

    class Plain:
        def __get__(self, instance, owner):
            note("plain", instance is None)
            return lambda x: x

    class Holder:
        a = Data()
        plain = Plain()

        @property
        def size(self):
            note("size")
            return self.length + 1

        @size.setter
        def size(self, value):
            note("resize", value)
            self.length = value

        @property
        def bad(self):
            return self.nothing

        def __init__(self):
            self.length = 1

    return Holder


def read(p):
    return p.a


def write(p, x):
    p.a = x
    return p.a


def grow(p, x):
    p.size += x
    p.size = p.size - x
    return p.size


def bad(p):
    return p.bad


def called(p, x):
    return p.plain(x)


def delete(p):
    p.a = 1
    del p.a
    return p.a


def work(note):
    holder = make_classes(note)
    for usual in (Slotted(1), holder()):
        feed(note, read, (usual,), (Slotted(2),), (holder(),), (Slotted.__new__(Slotted),), (5,))
        feed(note, write, (usual, 1), (Slotted(2), 3), (holder(), 3), (5, 5), (Slotted(1), Mortal(note)), (Slotted(Mortal(note)), 1))
    feed(note, grow, (holder(), 1), (holder(), 1.5), (holder(), "x"), (Slotted(1), 1))
    feed(note, called, (holder(), 1), (holder(), 2.5), (Slotted(1), 1))
    for _ in range(12):
        for function, p in ((bad, holder()), (delete, Slotted(1)), (delete, holder())):
            try:
                note(function(p))
            except AttributeError as error:
                note(type(error).__name__)
    for function in (read, write):
        for i in range(75):
            p = Slotted(i)
            function(p) if function is read else function(p, i)


run(work)
