# Where a cancellation arrives, and who may swallow it.
import asyncio

async def stubborn():
    for attempt in range(3):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError as error:
            print('attempt', attempt, error.args)
    return 'done after all'

async def cleanup():
    try:
        await asyncio.sleep(1)
    finally:
        print('cleaning')
        await asyncio.sleep(0)
        print('cleaned')

async def before_start():
    print('never printed')

async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    for n in range(3):
        print(task.cancel(f'no. {n}'), task.cancelling())
        await asyncio.sleep(0)
    print(await task, task.cancelled(), task.cancelling(), task.cancel())
    task = asyncio.create_task(cleanup())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled', task.cancelled())
    task = asyncio.create_task(before_start())
    print(task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print('before it began', task.done())

asyncio.run(main())
