"""Two tasks that play ping-pong through queues."""
import asyncio
import sys


async def echo(there, back):
    while (item := await there.get()) is not None:
        await back.put(item + 1)


async def main(n):
    there, back = asyncio.Queue(), asyncio.Queue()
    task = asyncio.create_task(echo(there, back))
    total = 0
    for i in range(n):
        await there.put(i)
        total += await back.get()
    await there.put(None)
    await task
    print(total)


asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 30_000))
