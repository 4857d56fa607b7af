"""A group of many tasks that wait for an event."""
import asyncio
import sys


async def worker(event, results, i):
    await event.wait()
    results.append(i)


async def main(n):
    event, results = asyncio.Event(), []
    async with asyncio.TaskGroup() as group:
        for i in range(n):
            group.create_task(worker(event, results, i))
        await asyncio.sleep(0)
        event.set()
    print(len(results), results == sorted(results))


asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
