"""A lock between tasks: first come, first served."""
import asyncio


async def worker(name, lock):
    async with lock:
        print(name, "in")
        await asyncio.sleep(0.1)
        print(name, "out")


async def main():
    lock = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        for name in ("one", "two", "three"):
            group.create_task(worker(name, lock), name=name)


asyncio.run(main())
