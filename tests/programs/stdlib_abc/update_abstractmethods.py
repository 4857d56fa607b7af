"""update_abstractmethods() looks at a class again after a decorator changed it."""
import abc


class Base(abc.ABC):
    @abc.abstractmethod
    def run(self): ...


def add_run(cls):
    cls.run = lambda self: "ran"
    return cls


@add_run
class Plain(Base):
    pass


try:
    Plain()
except TypeError as error:
    print(error)
print(abc.update_abstractmethods(Plain) is Plain)
print(Plain().run(), sorted(Plain.__abstractmethods__))


class NoAbc:
    pass


print(abc.update_abstractmethods(NoAbc) is NoAbc)
