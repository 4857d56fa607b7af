# A coroutine that nobody awaits.
import asyncio

async def forgotten():
    pass

async def main():
    forgotten()
    await asyncio.sleep(0)

asyncio.run(main())
