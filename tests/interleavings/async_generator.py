"""An asynchronous generator is executed by the task that iterates it."""
import asyncio


async def ticks(n):
    for i in range(n):
        await asyncio.sleep(0.1)
        yield i


async def main():
    async for tick in ticks(2):
        print(tick)


asyncio.run(main())
