"""Coroutines without an event loop: `await` is `yield from`, and a loop is a dozen lines."""
import types
from collections import deque


async def add(a, b):
    return a + b


coroutine = add(1, 2)
try:
    coroutine.send(None)
except StopIteration as stop:
    print("returned", stop.value)


# An awaitable object: what its iterator yields arrives at whoever drives the coroutine.
class Pause:
    def __init__(self, label):
        self.label = label

    def __await__(self):
        answer = yield self.label
        return answer


async def conversation():
    first = await Pause("question 1")
    second = await Pause("question 2")
    return [first, second]


talk = conversation()
print(talk.send(None))
print(talk.send("answer 1"))
try:
    talk.send("answer 2")
except StopIteration as stop:
    print(stop.value)


# A scheduler: run every task up to its next pause, in turn.
@types.coroutine
def give_way():
    yield


class Scheduler:
    def __init__(self):
        self.ready = deque()
        self.results = {}

    def spawn(self, name, coroutine):
        self.ready.append((name, coroutine))

    def run(self):
        while self.ready:
            name, coroutine = self.ready.popleft()
            try:
                coroutine.send(None)
            except StopIteration as stop:
                self.results[name] = stop.value
            except ZeroDivisionError as error:
                self.results[name] = error
            else:
                self.ready.append((name, coroutine))
        return self.results


async def countdown(name, start):
    for n in range(start, 0, -1):
        print(f"  {name} {n}")
        await give_way()
    return 1 / start if start else 1 / 0


scheduler = Scheduler()
scheduler.spawn("a", countdown("a", 2))
scheduler.spawn("b", countdown("b", 4))
scheduler.spawn("c", countdown("c", 0))
for name, result in scheduler.run().items():
    print(name, repr(result))


# Asynchronous generators, `async for`, `async with` and comprehensions, driven the same way.
class Resource:
    async def __aenter__(self):
        print("  opened")
        await give_way()
        return self

    async def __aexit__(self, *exception):
        print("  closed", exception[0])


async def numbers(n):
    for i in range(n):
        await give_way()
        yield i


async def consumer():
    async with Resource():
        squares = [i * i async for i in numbers(4)]
    total = 0
    async for i in numbers(3):
        total += i
    return squares, total


scheduler = Scheduler()
scheduler.spawn("consumer", consumer())
print(scheduler.run())

# A coroutine can be closed before its end: it sees GeneratorExit at its await.


async def cancelled():
    try:
        await give_way()
    finally:
        print("  cancelled")


waiting = cancelled()
waiting.send(None)
waiting.close()
