"""Coroutines and asynchronous generators, driven by hand."""

from _both import run


class Step:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        received = yield self.value
        return received


async def add(a, b):
    x = await Step(a)
    y = await Step(b)
    return x + y


async def outer(note, count):
    total = 0
    for i in range(count):
        try:
            total += await add(i, i + 1)
        except ValueError as error:
            note("caught", error)
        finally:
            note("step", i)
    return total


async def produce(note, count):
    for i in range(count):
        try:
            yield i
        finally:
            note("produced", i)


async def consume(note, count):
    total = 0
    async for value in produce(note, count):
        total += value
        if value == 7:
            break
    return [total, [value async for value in produce(note, 3)]]


class Managed:
    def __init__(self, note):
        self.note = note

    async def __aenter__(self):
        await Step("enter")
        return self

    async def __aexit__(self, *what):
        self.note("exit", what[0])
        return True


async def managed(note, fails):
    async with Managed(note) as entered:
        note(entered is not None)
        if fails:
            raise KeyError("inside")
    return "done"


def drive(note, coroutine, failing=()):
    sent, steps = None, 0
    while True:
        try:
            if steps in failing:
                asked = coroutine.throw(ValueError(steps))
            else:
                asked = coroutine.send(sent)
        except StopIteration as end:
            return end.value
        steps += 1
        sent = steps


def work(note):
    note(drive(note, outer(note, 12)))
    note(drive(note, outer(note, 12), (3, 4, 9)))
    note(drive(note, consume(note, 5)))
    note(drive(note, consume(note, 10)))
    note(drive(note, managed(note, False)))
    note(drive(note, managed(note, True)))
    unfinished = outer(note, 3)
    unfinished.send(None)
    unfinished.close()
    note("closed")


run(work)
