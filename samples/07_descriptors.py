"""Descriptors: what happens at `object.name`, and how properties, methods and slots come out of it."""


class Typed:
    """An attribute that checks what is assigned to it."""

    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print(f"  {owner.__name__}.{name} is {self.kind.__name__}")
        self.slot = f"_{name}"

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.slot)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.slot[1:]} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(instance, self.slot, value)


class Person:
    name = Typed(str)
    age = Typed(int)

    def __init__(self, name, age):
        self.name = name
        self.age = age


ada = Person("Ada", 36)
print(ada.name, ada.age, vars(ada))
try:
    ada.age = "old"
except TypeError as error:
    print(error)


# Functions are descriptors: that is all there is to methods.
class Greeter:
    def greet(self):
        return "hello"


greeter = Greeter()
function = Greeter.__dict__["greet"]
print(function.__get__(greeter)() == greeter.greet(), greeter.greet.__self__ is greeter)


# The order: data descriptor of the class, instance dictionary, other descriptor, __getattr__.
class Data:
    def __get__(self, instance, owner):
        return "data descriptor"

    def __set__(self, instance, value):
        raise AttributeError("read-only")


class NonData:
    def __get__(self, instance, owner):
        return "non-data descriptor"


class Order:
    first = Data()
    second = NonData()
    third = NonData()

    def __getattr__(self, name):
        return f"__getattr__({name!r})"


order = Order()
vars(order).update(first="instance", second="instance")
print(order.first, order.second, order.third, order.fourth, sep=" | ")


# property, classmethod and staticmethod written in Python.
class Property:
    def __init__(self, getter, setter=None):
        self.getter = getter
        self.setter_function = setter

    def __get__(self, instance, owner):
        return self if instance is None else self.getter(instance)

    def __set__(self, instance, value):
        if self.setter_function is None:
            raise AttributeError("can't set attribute")
        self.setter_function(instance, value)

    def setter(self, function):
        return type(self)(self.getter, function)


class ClassMethod:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        return self.function.__get__(owner)


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @Property
    def diameter(self):
        return self.radius * 2

    @diameter.setter
    def diameter(self, value):
        self.radius = value / 2

    @ClassMethod
    def unit(cls):
        return cls(1)


circle = Circle.unit()
circle.diameter = 10
print(circle.radius, circle.diameter)


# Computed once, then an ordinary attribute: a non-data descriptor that steps aside.
class lazy:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        value = vars(instance)[self.name] = self.function(instance)
        return value


class Report:
    @lazy
    def numbers(self):
        print("  working hard")
        return [1, 2, 3]


report = Report()
print(report.numbers, report.numbers)


class Slotted:
    __slots__ = ("x", "y")


point = Slotted()
point.x = 1
print(type(Slotted.x).__name__, hasattr(point, "__dict__"), hasattr(point, "y"))
try:
    point.z = 3
except AttributeError as error:
    print(error)
