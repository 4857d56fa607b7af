"""closing(), nullcontext() and the decorator classes."""
from contextlib import AbstractContextManager, ContextDecorator, closing, nullcontext


class Door:
    def close(self):
        print("closed")


with closing(Door()) as door:
    print(type(door).__name__)
try:
    with closing(Door()):
        raise ValueError("inside")
except ValueError as error:
    print(error)
with nullcontext() as nothing, nullcontext(5) as five:
    print(nothing, five)


class Track(ContextDecorator):
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *details):
        print("stop", details[1])
        return False


@Track()
def work(x):
    "Work."
    return x * 2


print(work(4), work.__doc__)


class Duck:
    def __enter__(self): ...
    def __exit__(self, *details): ...


print(isinstance(Duck(), AbstractContextManager), isinstance(3, AbstractContextManager), issubclass(Door, AbstractContextManager))
try:
    AbstractContextManager()
except TypeError as error:
    print(error)
