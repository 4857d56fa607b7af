"""Structured concurrency: no task outlives its block, no error is lost."""
import asyncio


async def work(name, turns, fails=False):
    try:
        for _ in range(turns):
            await asyncio.sleep(0)
        if fails:
            raise ValueError(name)
        print(name, "is done")
        return name
    except asyncio.CancelledError:
        print(name, "is cancelled")
        raise


async def tree(depth):
    """Groups in groups: each waits for its own."""
    async with asyncio.TaskGroup() as group:
        for child in range(2 if depth else 0):
            group.create_task(tree(depth - 1))
    return depth


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(f"task {n}", n)) for n in range(3)]
        print("the block ends, the group waits")
    print([task.result() for task in tasks])

    # One failure cancels the others; the errors come together.
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("long", 100))
            group.create_task(work("first", 2, fails=True))
            group.create_task(work("second", 2, fails=True))
    except* ValueError as errors:
        print(errors.exceptions)

    # An error of the block itself counts as well.
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("interrupted", 100))
            await asyncio.sleep(0)
            raise KeyError("block")
    except* KeyError as errors:
        print(errors.exceptions)

    print(await tree(4))


asyncio.run(main())
