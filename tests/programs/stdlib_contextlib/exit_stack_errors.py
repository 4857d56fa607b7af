"""Exceptions of callbacks are chained as in nested with statements."""
from contextlib import ExitStack


def fail(error):
    raise error


def chain(error):
    while error is not None:
        print("  ", repr(error))
        error = error.__context__


try:
    with ExitStack() as stack:
        stack.callback(fail, KeyError("outer"))
        stack.callback(fail, IndexError("inner"))
        1 / 0
except Exception as error:
    chain(error)


def replace(kind, value, traceback):
    raise RuntimeError("replaced") from value


try:
    with ExitStack() as stack:
        stack.push(lambda *details: print("sees", repr(details[1])))
        stack.push(replace)
        raise ValueError("first")
except Exception as error:
    chain(error)
    print(repr(error.__cause__))

try:
    try:
        raise OSError("handled outside")
    except OSError:
        with ExitStack() as stack:
            stack.callback(fail, KeyError("k"))
            raise ValueError("v")
except Exception as error:
    chain(error)
