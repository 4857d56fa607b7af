# Computed once, then an attribute of the instance.
from functools import cached_property

class Data:
    def __init__(self, xs):
        self.xs = xs
    @cached_property
    def total(self):
        "The sum."
        print('adding')
        return sum(self.xs)

d = Data([1, 2])
print(d.total, d.total, d.__dict__)
del d.total
print(d.total, Data.total.__doc__, Data.total.attrname)
d.total = 0
print(d.total)

class Slots:
    __slots__ = ()
    @cached_property
    def x(self):
        return 1

class Meta(type):
    @cached_property
    def m(cls):
        return 1

class WithMeta(metaclass=Meta):
    pass

def two_names():
    class Twice:
        a = cached_property(lambda self: 1)
        b = a

def late():
    class Late:
        pass
    Late.p = cached_property(lambda self: 1)
    return Late().p

for f in (lambda: Slots().x, lambda: WithMeta.m, two_names, late):
    try:
        print(f())
    except TypeError as e:
        print(e, getattr(e, '__notes__', ''))
