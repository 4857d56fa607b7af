"""Two tasks that wait for each other: the loop is stuck, and says so."""
import asyncio


async def one(first, second):
    async with first:
        await asyncio.sleep(0)
        async with second:
            print("never")


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        group.create_task(one(a, b), name="a then b")
        group.create_task(one(b, a), name="b then a")


asyncio.run(main())
