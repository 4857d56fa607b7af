"""Exceptions: unwinding, `finally`, chaining, groups, and what `with` makes of them."""
import sys


def order():
    """Who runs when, and who has the last word."""
    try:
        try:
            print("  try")
            return "from try"
        finally:
            print("  finally")
    finally:
        print("  outer finally")


print(order())


def overrides():
    for _ in range(2):
        try:
            raise ValueError("lost")
        finally:
            break
    return "the break swallowed the exception"


print(overrides())


def parts(action):
    try:
        action()
    except (KeyError, IndexError) as error:
        return f"lookup: {error!r}"
    except ArithmeticError as error:
        return f"arithmetic: {error}"
    else:
        return "nothing raised"
    finally:
        print("  always")


print(parts(lambda: {}["k"]), parts(lambda: 1 // 0), parts(lambda: None), sep="\n")

# The variable of `except ... as` is gone afterwards: it would keep the frames alive.
try:
    raise KeyError("x")
except KeyError as problem:
    kept = problem
print("problem" in globals(), kept)

# Chaining: `from` says why, and without it the context says during what.
try:
    try:
        {}["missing"]
    except KeyError as error:
        raise ValueError("bad configuration") from error
except ValueError as error:
    print(repr(error), "because of", repr(error.__cause__))
try:
    try:
        1 / 0
    except ZeroDivisionError:
        undefined_name
except NameError as error:
    print(repr(error), "while handling", repr(error.__context__))


# A traceback is a list of frames.
def a():
    b()


def b():
    raise RuntimeError("deep")


try:
    a()
except RuntimeError as error:
    walk = error.__traceback__
    while walk is not None:
        print(" ", walk.tb_frame.f_code.co_name, walk.tb_lineno)
        walk = walk.tb_next


# A context manager sees the exception and may swallow it.
class Suppress:
    def __init__(self, *kinds):
        self.kinds = kinds

    def __enter__(self):
        print("  enter")

    def __exit__(self, kind, value, traceback):
        print("  exit with", kind and kind.__name__)
        return kind is not None and issubclass(kind, self.kinds)


with Suppress(ZeroDivisionError):
    1 / 0
with Suppress(), Suppress(LookupError):
    [][1]

# Several exceptions at once.
try:
    raise ExceptionGroup("three", [ValueError(1), TypeError(2), ExceptionGroup("inner", [ValueError(3)])])
except* ValueError as group:
    print("values:", group.exceptions)
except* TypeError as group:
    print("types:", group.exceptions)

# Notes, and the exception that is being handled.
try:
    try:
        int("twelve")
    except ValueError as error:
        error.add_note("while reading the number of eggs")
        print(sys.exc_info()[0].__name__)
        raise
except ValueError as error:
    print(error, error.__notes__)
print(sys.exc_info())
