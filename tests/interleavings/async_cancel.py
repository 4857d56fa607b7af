"""cancel() asks; the task gets CancelledError where it waits, when it is its turn."""
import asyncio


async def sleeper():
    try:
        await asyncio.sleep(60)
    finally:
        print("cleaning up")


async def main():
    task = asyncio.create_task(sleeper(), name="sleeper")
    await asyncio.sleep(0)
    task.cancel()
    print("asked")
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
