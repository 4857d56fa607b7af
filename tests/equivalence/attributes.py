"""Attributes of instances, of slots, of classes and modules, found and missing."""

import _both
from _both import Odd, feed, run


class Point:
    shared = 9

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __getattr__(self, name):
        if name == "lost":
            raise AttributeError("lost")
        return name


class Other:
    def __init__(self, x, y):
        self.y = y
        self.x = x


class Slotted:
    __slots__ = "x", "y"
    shared = 8

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Empty:
    pass


class Computed:
    def __init__(self, note):
        self.note = note

    @property
    def x(self):
        self.note("property")
        return 4

    @property
    def y(self):
        raise ValueError("no y")


def of_local(p):
    return p.x


def two(p):
    total = p.x + p.y
    return total


def of_stack(p):
    return [p][0].x


def shared(p):
    return p.shared


def shared_of_slots(p):
    return p.shared


def changed(p):
    p.x = p.x
    p.x, p.y = p.y, p.x
    p.x += 1
    return p.x


def added(make):
    p = make()
    p.fresh = 1
    p.other = 2
    return p.fresh + p.other


def of_class(cls):
    return cls.shared


def of_module(module):
    return module.Odd.__name__, module.feed.__name__


def of_property(p):
    return p.x


def called(p):
    return p.x()


def work(note):
    class Raising:
        @property
        def x(self):
            raise ValueError("x")

    class Late(Point):
        pass

    def instances():
        empty = Empty()
        empty.x = 3
        with_dict = Point(5, 6)
        with_dict.__dict__["x"] = 11
        return (
            Point(1, 2), Other(3, 4), Slotted(5, 6), Computed(note), Raising(), empty, Empty(), Late(1, 2), with_dict,
            5, None, Point("a", "b"), Slotted.__new__(Slotted), Point,
        )

    for function in (of_local, two, of_stack, shared, changed, of_property):
        for usual in (Point(1, 2), Slotted(1, 2)):
            feed(note, function, (usual,), *[(other,) for other in instances()]) if function is not of_property else None
    feed(note, shared_of_slots, (Slotted(1, 2),), (Point(1, 2),), (Slotted(3, 4),), (5,))
    feed(note, of_property, (Computed(note),), *[(other,) for other in instances()])
    feed(note, added, (Empty,), (Point(1, 2).__class__,), (lambda: Point(1, 2),), (lambda: Slotted(1, 2),), (lambda: 5,))
    feed(note, of_class, (Point,), (Slotted,), (Late,), (Empty,), (5,))
    feed(note, of_module, (_both,), (Point(1, 2),), (5,))
    feed(note, called, (Point(lambda: 1, 2),), (Slotted(lambda: 2, 3),), (Empty(),), (Point(1, 2),))
    # Assigning to a class ends what is cached about its instances.
    p = Late(1, 2)
    for i in range(30):
        note(shared(p))
        if i == 12:
            Late.shared = 1
        if i == 20:
            p.shared = 2
        if i == 25:
            Late.x = property(lambda self: "late")
        note(of_local(p))
    del Late.x


run(work)
