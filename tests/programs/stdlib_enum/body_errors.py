"""What a body must not contain."""
from enum import Enum, auto


class Full(Enum):
    A = 1


def define(bases=(Enum,), **names):
    try:
        ns = type(Enum).__prepare__("E", bases)
        for name, value in names.items():
            ns[name] = value
        print(list(type(Enum)("E", bases, ns)))
    except Exception as error:
        print(type(error).__name__, error)


def twice():
    class E(Enum):
        a = 1
        a = 2


def method():
    class E(Enum):
        def a(self): ...
        a = 1


def late():
    class E(Enum):
        a = auto()

        def _generate_next_value_(name, *rest):
            return name


for make in (twice, late):
    try:
        make()
    except TypeError as error:
        print("TypeError", error)
try:
    method()
except TypeError as error:
    print("TypeError", str(error).split(" at ")[0])
define((Full,))
define(_x_=1)
define(mro=1)
define(a="x", b=auto())
define(a="x", b=1, c=auto())
define((int, Enum), a="x")
define(_order_="b a", a=1, b=2)
define(_ignore_="t", t=5, a=1)
define(__private=1, a=2)
