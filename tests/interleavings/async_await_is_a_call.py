"""To await a coroutine is to call it: no other task comes between."""
import asyncio


async def inner():
    print("inner")


async def main():
    other = asyncio.create_task(inner(), name="other")
    await inner()
    print("main")
    await other


asyncio.run(main())
