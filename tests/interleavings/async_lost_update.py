"""Between a read and a write of its own a task loses updates only where it awaits."""
import asyncio

count = 0


async def add():
    global count
    seen = count
    await asyncio.sleep(0)
    count = seen + 1


async def main():
    await asyncio.gather(add(), add())
    print(count)


asyncio.run(main())
