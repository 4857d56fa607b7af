"""Asynchronous generators, comprehensions and context managers."""
import asyncio
import contextlib
import sys


async def numbers(n):
    for i in range(n):
        yield i


async def evens(source):
    async for value in source:
        if value % 2 == 0:
            yield value


@contextlib.asynccontextmanager
async def scope():
    yield 1


async def main(n):
    total = 0
    async for value in evens(numbers(n)):
        total += value
    print(total, len([value async for value in numbers(n)]))
    for _ in range(n // 10):
        async with scope() as one:
            total += one
    print(total)


asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000))
