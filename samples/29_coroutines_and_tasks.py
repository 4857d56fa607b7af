"""Awaiting a coroutine is a call; a task goes on beside its maker. Who runs when, step by step."""
import asyncio


async def count(name, turns):
    for turn in range(turns):
        print(f"{name}{turn}", end=" ")
        await asyncio.sleep(0)  # one turn of the loop
    return name


async def main():
    # One after the other: `await coroutine` is like a call.
    await count("a", 3)
    await count("b", 3)
    print("| calls")

    # Beside each other: a task begins in the loop's next turn, not at once.
    first = asyncio.create_task(count("a", 3))
    second = asyncio.create_task(count("b", 3))
    print("made", end=" ")
    await first
    await second
    print("| tasks")

    # gather() makes the tasks and collects the results, in the order of the arguments.
    print("|", await asyncio.gather(count("x", 2), count("y", 3), count("z", 1)))

    # Eager tasks execute their first step while they are made.
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(count("e", 2))
    print("made", end=" ")
    print("|", await task)


asyncio.run(main())
