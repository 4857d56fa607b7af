"""Generators: driven by `for`, `next` and `send`, delegating, closed early, raising and failing."""

from _both import Mortal, feed, run


def count(note, limit, fails=-1):
    i = 0
    try:
        while i < limit:
            if i == fails:
                raise ValueError(i)
            yield i
            i += 1
    finally:
        note("left", i)
    return i


def total(generator):
    result = 0
    for value in generator:
        result += value
    return result


def broken(generator):
    for value in generator:
        if value == 2:
            break
    return value


def delegate(note, limit, fails=-1):
    result = yield from count(note, limit, fails)
    yield result
    yield from [result, result]


def echo(note):
    received = 0
    while True:
        try:
            received = yield received
        except KeyError as error:
            note("thrown", error)
            received = -1
        received = received + 1


def expression(items):
    return sum(item + 1 for item in items)


def pairs(items):
    return [(a, b) for a in items for b in items if a < b]


def work(note):
    for limit in range(12):
        note(total(count(note, limit)))
        note(total(delegate(note, limit)))
        note(expression(range(limit)))
    for function in (total, broken):
        for fails in (0, 1, 3):
            for make in (count, delegate):
                try:
                    note(function(make(note, 5, fails)))
                except ValueError as error:
                    note("caught", error)
                note(function(make(note, 4)))
    for other in ([1, 2, 3], (1, 2), range(4), "", 5):
        try:
            note(total(other))
        except TypeError as error:
            note(error)
    generator = echo(note)
    next(generator)
    for i in range(12):
        note(generator.send(i))
        if i % 5 == 4:
            note(generator.throw(KeyError(i)))
    try:
        generator.send("x")
    except TypeError as error:
        note(error)
    try:
        generator.send(1)
    except StopIteration:
        note("ended")
    note(pairs([1, 2, 3]))
    note(pairs([1.5, 2, 3]))
    for _ in range(70):
        total(count(print_nothing, 2))
    suspended = count(note, 5)
    next(suspended)
    del suspended
    note("after")


def print_nothing(*what):
    pass


run(work)
