"""A task group waits for its tasks."""
import asyncio


async def work(seconds):
    await asyncio.sleep(seconds)
    print(seconds)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(work(0.2), name="slow")
        group.create_task(work(0.1), name="fast")
    print("all")


asyncio.run(main())
