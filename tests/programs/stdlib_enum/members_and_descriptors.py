"""member(), nonmember(), nested classes, functions and properties in a body."""
import enum
from enum import Enum, member, nonmember


class E(Enum):
    a = 1
    keep = nonmember(5)

    @member
    def func(self):
        return "called"

    @member
    class Inner:
        pass

    class Other:
        pass

    def method(self):
        return self.name

    @staticmethod
    def static():
        return "static"

    @property
    def plain(self):
        return "plain " + self.name

    @enum.property
    def special(self):
        return "special " + self.name


print([m.name for m in E], E.keep, E.Other.__name__, E.func.value(None), E.Inner.value.__name__)
print(E.a.method(), E.static(), E.a.plain, E.a.special)
try:
    E.special
except AttributeError as error:
    print(error)


class N(Enum):
    name = "n"
    value = "v"
    other = "o"


print(N.name, N.value, N.name.name, N.value.value, N.other.name)


class U(Enum):
    a = []
    b = {}
    c = []


print(list(U), U([]), U.c.name, {} in U, [1] in U)
