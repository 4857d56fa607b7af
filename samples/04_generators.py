"""Generators: functions that keep their frame between two values, and so are state machines."""


def state(generator):
    """What `inspect.getgeneratorstate` says."""
    if generator.gi_frame is None:
        return "closed"
    return "suspended" if generator.gi_suspended else "created"


def traffic_light():
    print("  (starts)")
    while True:
        yield "green"
        yield "amber"
        yield "red"


light = traffic_light()
print(state(light))
print([next(light) for _ in range(4)])
print(state(light))
light.close()
print(state(light))


# The same machine written out by hand, to see what the frame remembers for us.
class TrafficLight:
    def __init__(self):
        self.state = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.state = self.state % 3 + 1
        return ("green", "amber", "red")[self.state - 1]


by_hand = TrafficLight()
print([next(by_hand) for _ in range(4)])


# Values go in as well as out.
def running_average():
    total = count = 0
    average = None
    while True:
        try:
            value = yield average
        except ValueError as error:
            print("  thrown in:", error)
            continue
        total += value
        count += 1
        average = total / count


averager = running_average()
next(averager)
print(averager.send(10), averager.send(20), averager.throw(ValueError("not a number")), averager.send(60))


# `yield from` passes everything through, and has the inner return value as its result.
def inner():
    received = yield 1
    print("  inner received", received)
    return "result"


def outer():
    result = yield from inner()
    print("  outer got", result)
    yield 2


delegating = outer()
print(next(delegating))
print(delegating.send("hello"))


# `finally` runs when a generator is closed, or when it is dropped.
def careful(name):
    try:
        yield 1
        yield 2
    finally:
        print(f"  {name}: tidied up")


closed = careful("closed")
next(closed)
closed.close()
dropped = careful("dropped")
next(dropped)
del dropped

# Nothing is computed before it is asked for.
numbers = (print("  computing", n) or n * n for n in range(10))
print(next(numbers), next(numbers))


# A StopIteration that escapes would end a loop silently; it becomes a RuntimeError instead.
def buggy():
    yield next(iter([]))


try:
    list(buggy())
except RuntimeError as error:
    print(error, "<-", repr(error.__cause__))
