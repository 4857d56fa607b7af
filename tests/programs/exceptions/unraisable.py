"""Exceptions that nobody can catch: sys.unraisablehook and what it prints."""
import atexit
import sys
import weakref


class WithoutAddresses:
    """A stream that leaves out the addresses of objects."""

    def write(self, text):
        before, *rest = text.split(" at 0x")
        sys.stdout.write(before + "".join(part[part.index(">"):] for part in rest))

    def flush(self):
        pass


sys.stderr = WithoutAddresses()


class Failing:
    def __del__(self):
        try:
            1 / 0
        except ZeroDivisionError:
            raise ValueError("in __del__")


Failing()


class Plain:
    pass


def callback(reference):
    raise KeyError("callback")


plain = Plain()
reference = weakref.ref(plain, callback)
del plain


def generator():
    try:
        yield
    finally:
        raise ValueError(2)


def stubborn():
    try:
        yield
    finally:
        yield


for function in generator, stubborn:
    iterator = function()
    next(iterator)
    del iterator


def hook(arguments):
    global Arguments
    Arguments = type(arguments)
    print(Arguments, arguments.exc_type, arguments.exc_value, arguments.exc_traceback.tb_lineno,
          arguments.err_msg, arguments.object.__name__, len(arguments), arguments[0])


print(sys.unraisablehook, sys.unraisablehook is sys.__unraisablehook__)
sys.unraisablehook = hook
Failing()
print(Arguments([1, 2, 3, 4, 5]))


def bad_hook(arguments):
    raise RuntimeError


sys.unraisablehook = bad_hook
Failing()
sys.unraisablehook = None
Failing()
del sys.unraisablehook


class NotCallable:
    __del__ = 5


class Exiting:
    def __del__(self):
        sys.exit(3)


class Silent(Exception):
    def __str__(self):
        raise ValueError


class RaisingSilent:
    def __del__(self):
        raise Silent


class RaisingGroup:
    def __del__(self):
        raise ExceptionGroup("a", [ValueError(1)])


class Outer:
    class Inner(Exception):
        pass

    def __del__(self):
        raise Outer.Inner("a\nb")


class Method:
    def __call__(self):
        raise ValueError

    def __repr__(self):
        1 / 0


class Odd:
    __del__ = Method()


for class_ in NotCallable, Exiting, RaisingSilent, RaisingGroup, Outer, Odd:
    class_()
try:
    sys.__unraisablehook__(1)
except TypeError as error:
    print(error)
sys.unraisablehook = sys.__unraisablehook__




class Named:
    """A function whose repr has no address."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"

    def __call__(self):
        raise ValueError(self.name)


sys.stderr = sys.__stderr__
atexit.register(Named("at exit"))


class Late:
    __del__ = Named("late")


late = Late()
