# Built-in types that take no keywords let them pass when a subclass redefines the other constructor.


class Items(list):
    def __init__(self, items, label=None):
        super().__init__(items)
        self.label = label


class Point(tuple):
    def __new__(cls, x, y, *, unit):
        return super().__new__(cls, (x, y))


class Labelled(tuple):
    def __init__(self, items, label=None):
        self.label = label


class Reading(float):
    def __init__(self, value, unit=None):
        self.unit = unit


class Tags(set):
    def __new__(cls, items=(), owner=None):
        return super().__new__(cls, items)


class Frozen(frozenset):
    def __init__(self, items=(), owner=None):
        self.owner = owner


class Plain(list):
    pass


print(Items([1], label="a").label, Point(1, 2, unit="m"), Labelled((1, 2), label="b").label)
print(Reading(2.5, unit="s") + 1, Frozen([3], owner="d").owner)
for make in (lambda: Tags([1], owner="c"), lambda: Plain(a=1), lambda: list(a=1), lambda: tuple(a=1), lambda: float(x=1), lambda: frozenset(a=1)):
    try:
        make()
    except TypeError as error:
        print(error)
