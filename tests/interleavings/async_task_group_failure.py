"""One task of a group fails: the others are cancelled, and the group raises."""
import asyncio


async def fail():
    await asyncio.sleep(0.1)
    raise ValueError("broken")


async def wait():
    try:
        await asyncio.sleep(10)
    finally:
        print("cancelled")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(wait(), name="wait")
            group.create_task(fail(), name="fail")
    except* ValueError as errors:
        print(errors.exceptions)


asyncio.run(main())
