"""to_thread(): a function that blocks is executed by another thread, while the loop goes on."""
import asyncio
import time


async def tick():
    for _ in range(2):
        await asyncio.sleep(0.2)
        print("tick")


async def main():
    ticking = asyncio.create_task(tick(), name="tick")
    await asyncio.to_thread(time.sleep, 0.3)
    print("slept")
    await ticking


asyncio.run(main())
