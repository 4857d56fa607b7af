"""as_completed() gives results in the order in which they come."""
import asyncio


async def work(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main():
    for next_one in asyncio.as_completed([work(0.2), work(0.1)]):
        print(await next_one)


asyncio.run(main())
