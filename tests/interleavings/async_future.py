"""A future is completed, the task that waits for it is woken, and its coroutine goes on."""
import asyncio


async def consumer(future):
    print("got", await future)


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(consumer(future), name="consumer")
    await asyncio.sleep(0)
    future.set_result("it")
    print("set")
    await task


asyncio.run(main())
