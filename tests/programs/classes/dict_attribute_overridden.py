# A class may define `__dict__` itself.
import types


class Shown:
    @property
    def __dict__(self):
        return {"a": 2}


class Odd(types.ModuleType):
    __dict__ = 8


print(vars(Shown()), Shown().__dict__)
try:
    dir(Odd("odd"))
except TypeError as error:
    print(error)


def function():
    pass


try:
    del function.__dict__
except TypeError as error:
    print(error)


class Named:
    pass


print(Named.__dict__["__firstlineno__"] > 0)
Named.__module__ = "elsewhere"
print("__firstlineno__" in Named.__dict__, Named)


class Meta(type):
    def __new__(meta, name, bases, namespace):
        return super().__new__(meta, name, bases, {**namespace, "__classcell__": 5})


try:
    Meta("Broken", (), {})
except TypeError as error:
    print(error)
