"""DynamicClassAttribute is a property on instances; on the class __getattr__ answers."""
from types import DynamicClassAttribute


class Meta(type):
    def __getattr__(cls, name):
        return f"class {name}"


class C(metaclass=Meta):
    def __init__(self):
        self._x = 1

    @DynamicClassAttribute
    def x(self):
        "the x"
        return self._x

    @x.setter
    def x(self, value):
        self._x = value

    @DynamicClassAttribute
    def fixed(self):
        return 0


c = C()
print(c.x, C.x)
c.x = 5
print(c.x, C.__dict__["x"].__doc__)
for action in (lambda: setattr(c, "fixed", 1), lambda: delattr(c, "x"), lambda: delattr(c, "fixed")):
    try:
        action()
    except AttributeError as error:
        print(error)
