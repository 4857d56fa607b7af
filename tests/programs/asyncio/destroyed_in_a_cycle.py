# Tasks of a loop that nobody knows any more: the coroutine is closed before the task is reported.
import asyncio
import gc


async def wait():
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print("finally")


async def main():
    for name in ("one", "two"):
        asyncio.create_task(wait(), name=name)
    await asyncio.sleep(0)


def run():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(main())
    loop.close()


run()
print("collect")
gc.collect()
run()
print("end")
