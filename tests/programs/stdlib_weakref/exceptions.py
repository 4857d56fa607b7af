# Built-in exceptions have no weak references; those of subclasses have, unless slots forbid it.
import weakref

for value in (ValueError(), OSError(), BaseException(), StopIteration(), ExceptionGroup('g', [ValueError()])):
    try:
        print(type(weakref.ref(value)))
    except TypeError as error:
        print(error)


class Plain(ValueError):
    pass


class Slotted(Exception):
    __slots__ = ('__weakref__', 'x')


class Bare(Exception):
    __slots__ = ()


plain, slotted = Plain(1), Slotted(2)
print(weakref.ref(plain)() is plain, weakref.ref(slotted)() is slotted)
try:
    weakref.ref(Bare())
except TypeError as error:
    print(error)
try:
    class Twice(Slotted):
        __slots__ = '__weakref__'
except TypeError as error:
    print(error)
