# Cancelling the gathering future cancels its children; a cancelled child counts as an exception.
import asyncio

async def worker(name):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print(name, 'cancelled', error.args)
        raise

async def main():
    outer = asyncio.gather(worker('a'), worker('b'))
    print(outer.done(), type(outer).__name__)
    await asyncio.sleep(0)
    print(outer.cancel('enough'), outer.done())
    try:
        await outer
    except asyncio.CancelledError as error:
        print('outer', error.args, outer.cancelled())
    task = asyncio.create_task(worker('c'))
    both = asyncio.gather(task, asyncio.sleep(0.01, 'd'), return_exceptions=True)
    await asyncio.sleep(0)
    task.cancel()
    print(await both)
    task = asyncio.create_task(worker('e'))
    both = asyncio.gather(task, asyncio.sleep(0.01, 'f'))
    await asyncio.sleep(0)
    task.cancel('why')
    try:
        await both
    except asyncio.CancelledError as error:
        print('raised', error.args, both.cancelled())

asyncio.run(main())
