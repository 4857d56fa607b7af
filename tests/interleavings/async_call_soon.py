"""call_soon() and tasks share one queue, first in, first out."""
import asyncio


async def child():
    print("task")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "before")
    task = asyncio.create_task(child(), name="child")
    loop.call_soon(print, "after")
    await task


asyncio.run(main())
