"""Class bodies, metaclasses and decorators, made again and again."""

from _both import run


class Meta(type):
    def __new__(meta, name, bases, space, **options):
        space["made"] = len(space) + options.get("more", 0)
        return super().__new__(meta, name, bases, space)

    def __call__(cls, *arguments):
        instance = super().__call__(*arguments)
        instance.called = cls.made
        return instance


def numbered(number):
    def decorate(cls):
        cls.number = number
        return cls

    return decorate


def make(note, n):
    @numbered(n)
    class Made(metaclass=Meta, more=n):
        total = 0
        for i in range(3):
            total += i
            total = total + n
        del i

        def __init__(self, x):
            self.x = x + n

        def __init_subclass__(cls):
            note("subclass", cls.__name__)

        def __eq__(self, other):
            return self.x == other.x

    class Child(Made):
        y = Made.total

    return Made(1), Child(2)


def work(note):
    for n in range(14):
        first, second = make(note, n)
        note(first.x, first.called, first.total, first.number, second.x, second.y, first == second)
    for bad in ("x", None):
        try:
            make(note, bad)
        except TypeError as error:
            note(error)


run(work)
