"""Calls of methods: of instances with and without `__dict__`, of natives, bound ones, through `super()`."""

from _both import Mortal, feed, run


class Base:
    def __init__(self, value):
        self.value = value

    def get(self):
        return self.value

    def add(self, other):
        return self.value + other

    def both(self, a, b=2):
        return a + b


class Child(Base):
    def get(self):
        return super().get()

    def add(self, other):
        return super().add(other) + 1


class Slotted:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def get(self):
        return self.value

    def add(self, other):
        return self.value + other


def get(p):
    return p.get()


def add(p, x):
    return p.add(x)


def defaults(p, x):
    return p.both(x)


def bound(method, x):
    return method(x)


def natives(items, x):
    items.append(x)
    items.count(x)
    items.insert(0, x)
    items.reverse()
    return items.pop()


def texts(text):
    return text.upper(), text.split(), text.startswith("a"), text.replace("a", "b")


def of_class(x):
    return Base.add(x, 1)


def work(note):
    class Instance:
        def __init__(self):
            self.get = lambda: "own"
            self.add = lambda x: x

    class Static:
        @staticmethod
        def get():
            return "static"

        @classmethod
        def add(cls, x):
            return cls.__name__

        def both(self, *rest, **named):
            return rest

    class Failing:
        def get(self):
            raise KeyError("get")

        def add(self, x, y):
            pass

    others = Base(1), Child(2), Slotted(3), Instance(), Static(), Failing(), 5, None
    for usual in (Base(5), Child(6), Slotted(7)):
        feed(note, get, (usual,), *[(other,) for other in others])
        feed(note, add, (usual, 2), *[(other, 2) for other in others], (usual, "x"), (usual, 1.5))
    feed(note, defaults, (Base(5), 2), (Static(), 2), (Base(5), "x"), (Slotted(5), 2), (Failing(), 1))
    feed(note, bound, (Base(5).add, 2), (Child(5).add, 2), (Failing().add, 1), (len, "xy"), ([].append, 1), (abs, "x"), (5, 5))
    feed(note, natives, ([1, 2], 3), ([], "x"), ({1}, 2), ((1,), 2), (None, 1))
    feed(note, texts, ("a b",), (b"a b",), (5,), ("",))
    feed(note, of_class, (Base(1),), (Slotted(2),), (5,))
    Base.get = lambda self: "changed"
    note(get(Base(1)), get(Child(1)))
    feed(note, get, (Child(6),), (Base(1),))


run(work)
