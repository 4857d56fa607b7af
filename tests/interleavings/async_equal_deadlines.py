"""Timers for the same moment fire in the order in which they were set."""
import asyncio


async def sleeper(name):
    await asyncio.sleep(1)
    print(name)


async def main():
    await asyncio.gather(*[sleeper(name) for name in "abc"])


asyncio.run(main())
