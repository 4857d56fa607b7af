"""A task that is cancelled before its first step never begins."""
import asyncio


async def never():
    print("never")


async def main():
    task = asyncio.create_task(never(), name="never")
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
