"""@contextmanager makes a context manager of a generator."""
from contextlib import contextmanager


@contextmanager
def tag(name):
    "Print a tag."
    print(f"<{name}>")
    try:
        yield name.upper()
    except KeyError as error:
        print("swallowed", repr(error))
    finally:
        print(f"</{name}>")


with tag("a") as outer, tag("b"):
    print(outer)
with tag("c"):
    raise KeyError("k")
try:
    with tag("d"):
        raise ValueError("v")
except ValueError as error:
    print("seen outside:", error)


@tag("deco")
def f(x):
    return x + 1


print(f(1), f(2), f.__name__, tag.__name__, tag.__doc__, type(tag("x")).__name__)
