"""Metaclasses: a class statement is a call, and these are the places where one can step in."""


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **options):
        print(f"  prepare {name} {options}")
        return {"injected": "by __prepare__"}

    def __new__(mcls, name, bases, namespace, **options):
        print(f"  new {name}", [key for key in namespace if not key.startswith("__")])
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **options):
        print(f"  init {name}")
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print(f"  call {cls.__name__}{args}")
        return super().__call__(*args)


class Plain(metaclass=Meta, verbose=True):
    attribute = 1

    def __init__(self, value):
        self.value = value


plain = Plain(5)
print(plain.value, Plain.injected, type(Plain) is Meta, isinstance(Plain, type))

# Without the statement.
Made = type("Made", (), {"double": lambda self, n: n * 2})
print(Made().double(21), Made.__mro__)


# A registry needs no metaclass any more.
class Shape:
    registry = {}

    def __init_subclass__(cls, /, sides, **options):
        super().__init_subclass__(**options)
        cls.sides = sides
        Shape.registry[cls.__name__] = cls


class Triangle(Shape, sides=3):
    pass


class Square(Shape, sides=4):
    pass


print({name: cls.sides for name, cls in Shape.registry.items()})


# Instances counted and shared by the class's class.
class Singleton(type):
    instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*args, **kwargs)
        return cls.instances[cls]


class Settings(metaclass=Singleton):
    pass


print(Settings() is Settings())


# Operators on classes are methods of metaclasses.
class Countable(type):
    def __len__(cls):
        return len(cls.members)

    def __iter__(cls):
        return iter(cls.members)

    def __contains__(cls, item):
        return item in cls.members

    def __getitem__(cls, index):
        return cls.members[index]


class Colour(metaclass=Countable):
    members = ["red", "green", "blue"]


print(len(Colour), list(Colour), "red" in Colour, Colour[-1])


# isinstance can be taught.
class HasLength(type):
    def __instancecheck__(cls, instance):
        return hasattr(instance, "__len__")


class Sized(metaclass=HasLength):
    pass


print(isinstance([], Sized), isinstance(3, Sized))

# Two metaclasses in one family do not get along.
try:
    class Both(Plain, Settings):
        pass
except TypeError as error:
    print(error)
