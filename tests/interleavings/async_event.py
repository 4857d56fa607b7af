"""An event wakes all who wait, in the order in which they came."""
import asyncio


async def waiter(event):
    await event.wait()
    print("go")


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event), name=name) for name in ("first", "second")]
    await asyncio.sleep(0)
    event.set()
    await asyncio.wait(tasks)


asyncio.run(main())
