"""shield(): only the wait is cancelled, not what is waited for."""
import asyncio


async def precious():
    await asyncio.sleep(1)
    print("finished")


async def main():
    task = asyncio.create_task(precious(), name="precious")
    waiter = asyncio.create_task(asyncio.wait_for(asyncio.shield(task), 0.5), name="waiter")
    try:
        await waiter
    except TimeoutError:
        print("timed out")
    await task


asyncio.run(main())
