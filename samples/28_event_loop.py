"""An event loop in forty lines, and the real one beside it: a queue of callbacks, and tasks that put themselves there."""
import asyncio
from collections import deque


class Future:
    """A result that is there later. Whoever awaits it leaves a callback."""

    def __init__(self, loop):
        self.loop, self.done, self.callbacks = loop, False, []

    def set_result(self, value):
        self.done, self.value = True, value
        self.loop.ready.extend((callback, ()) for callback in self.callbacks)

    def __await__(self):
        if not self.done:
            yield self  # what comes out of the coroutine's send()
        return self.value


class Task(Future):
    """A coroutine that is driven: each step ends where it has to wait."""

    def __init__(self, loop, coroutine):
        super().__init__(loop)
        self.coroutine = coroutine
        loop.ready.append((self.step, ()))

    def step(self):
        try:
            awaited = self.coroutine.send(None)
        except StopIteration as stop:
            self.set_result(stop.value)
        else:
            awaited.callbacks.append(self.step)


class Loop:
    """Calls what is ready, in order, until nothing is."""

    def __init__(self):
        self.ready = deque()

    def run(self, coroutine):
        task = Task(self, coroutine)
        while self.ready:
            callback, arguments = self.ready.popleft()
            callback(*arguments)
        return task.value


async def wait_for(name, future):
    print(name, "waits")
    print(name, "got", await future)
    return name


async def give(future):
    print("giving")
    future.set_result(42)
    print("given")


async def main(make_future, make_task):
    future = make_future()
    tasks = [make_task(wait_for(name, future)) for name in "ab"] + [make_task(give(future))]
    return [await task for task in tasks]


loop = Loop()
print(loop.run(main(lambda: Future(loop), lambda coroutine: Task(loop, coroutine))))


async def real():
    running = asyncio.get_running_loop()
    return await main(running.create_future, asyncio.create_task)


# The same program, in the same order.
print(asyncio.run(real()))
