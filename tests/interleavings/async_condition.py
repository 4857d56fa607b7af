"""A condition: notify() wakes one, which has to take the lock again."""
import asyncio


async def waiter(name, condition):
    async with condition:
        await condition.wait()
        print(name)


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(name, condition), name=name) for name in ("a", "b")]
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
        print("notified one")
    await asyncio.sleep(0.1)
    async with condition:
        condition.notify_all()
    await asyncio.wait(tasks)


asyncio.run(main())
