"""A semaphore lets two in at a time."""
import asyncio


async def guest(semaphore):
    async with semaphore:
        await asyncio.sleep(1)


async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.wait([asyncio.create_task(guest(semaphore), name=name) for name in ("a", "b", "c")])


asyncio.run(main())
