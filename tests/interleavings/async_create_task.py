"""create_task() only schedules: the new task begins when its creator waits."""
import asyncio


async def child():
    print("child")


async def main():
    task = asyncio.create_task(child(), name="child")
    print("created")
    await task
    print("joined")


asyncio.run(main())
