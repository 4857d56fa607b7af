"""`async for`, asynchronous generators and context managers, and who closes what is left behind."""
import asyncio
import contextlib


async def ticks(n):
    try:
        for tick in range(n):
            await asyncio.sleep(0)
            yield tick
    finally:
        await asyncio.sleep(0)  # cleaning up may wait, too
        print("ticks are over")


async def pairs(source):
    before = None
    async for item in source:
        if before is not None:
            yield before, item
        before = item


class Countdown:
    """The protocol by hand."""

    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n


@contextlib.asynccontextmanager
async def connection(name):
    print("open", name)
    try:
        yield name.upper()
    finally:
        await asyncio.sleep(0)
        print("close", name)


async def main():
    print([tick async for tick in ticks(3)])
    print([pair async for pair in pairs(ticks(4))])
    print({n: n * n async for n in Countdown(4)})

    # Leaving early: aclosing() closes the generator here, and not some day.
    async with contextlib.aclosing(ticks(10)) as source:
        async for tick in source:
            if tick == 2:
                break
    print("left")

    async with connection("db") as first, connection("cache") as second:
        print("using", first, second)

    # Several sources at once, whoever comes first.
    queue = asyncio.Queue()

    async def feed(name, source):
        async for item in source:
            await queue.put((name, item))

    async with asyncio.TaskGroup() as group:
        group.create_task(feed("up", ticks(2)))
        group.create_task(feed("down", Countdown(2)))
    print([queue.get_nowait() for _ in range(queue.qsize())])


asyncio.run(main())
