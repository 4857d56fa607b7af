"""Eager tasks begin where they are made."""
import asyncio


async def child():
    print("begins")
    await asyncio.sleep(0)
    print("ends")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(child(), name="child")
    print("created")
    await task


asyncio.run(main())
