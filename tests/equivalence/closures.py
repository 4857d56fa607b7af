"""Cells: closures that count, share, are empty, and hold the last reference."""

from _both import Mortal, feed, run


def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        count = count + by
        return count

    def read():
        return count

    return step, read


def adders(n):
    return [lambda x, i=i: x + i for i in range(n)], [lambda x: x + i for i in range(n)]


def empty(late):
    def inner():
        return value + 1

    if late:
        value = 1
    return inner()


def released(note):
    value = Mortal(note)

    def inner(x):
        nonlocal value
        value = x
        return value

    return inner(1)


def deleted(x):
    def inner():
        return x

    if x:
        del x
    return inner()


def parameters(a, *, b=2):
    def inner():
        return a + b

    return inner() + inner()


def work(note):
    step, read = counter()
    for i in range(30):
        note(step(), step(i), read())
    for by in (1.5, "x", None, 2):
        try:
            note(step(by))
        except TypeError as error:
            note(error)
    for _ in range(70):
        step(1)
    for functions in adders(5):
        note([function(1) for function in functions])
    for late in [True] * 12 + [False, True] * 3:
        try:
            note(empty(late))
        except NameError as error:
            note(error)
    for x in [0] * 12 + [1, 0] * 3:
        try:
            note(deleted(x))
        except NameError as error:
            note(error)
    for _ in range(12):
        note(released(note))
    feed(note, parameters, (1,), (1.5,), ("x",), (2**61,))


run(work)
