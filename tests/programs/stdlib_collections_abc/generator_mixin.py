"""Generator gives __next__() and close() from send() and throw()."""
from collections.abc import Coroutine, Generator


class Count(Generator):
    def __init__(self, stubborn=False):
        self.value = 0
        self.stubborn = stubborn

    def send(self, value):
        self.value += 1 if value is None else value
        if self.value > 10:
            raise StopIteration(self.value)
        return self.value

    def throw(self, typ, val=None, tb=None):
        if self.stubborn:
            return "no"
        return super().throw(typ, val, tb)


c = Count()
print(next(c), c.send(4), next(c), iter(c) is c)
print(c.close())
try:
    c.throw(ValueError("thrown"))
except ValueError as error:
    print("ValueError", error)
try:
    Count(True).close()
except RuntimeError as error:
    print("RuntimeError:", error)
try:
    Generator()
except TypeError as error:
    print(error)


class Co(Coroutine):
    def send(self, value):
        raise StopIteration(value)

    def throw(self, *args):
        return 1

    def __await__(self):
        yield


try:
    Co().close()
except RuntimeError as error:
    print("RuntimeError:", error)
