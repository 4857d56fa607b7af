"""gather() raises at once; the others go on."""
import asyncio


async def fail():
    raise ValueError("no")


async def slow():
    await asyncio.sleep(1)
    print("slow is done")


async def main():
    other = asyncio.create_task(slow(), name="slow")
    try:
        await asyncio.gather(fail(), other)
    except ValueError as error:
        print("caught", error)
    await other


asyncio.run(main())
