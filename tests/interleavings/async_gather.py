"""gather(): sleeps overlap, and the results keep their order."""
import asyncio


async def work(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    print(await asyncio.gather(work(0.3), work(0.1), work(0.2)))


asyncio.run(main())
