# Two tasks fail in the same turn: both errors are in the group, the others are cancelled.
import asyncio

async def fail(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise ValueError(name)

async def other():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('other is cancelled')
        raise

async def bad_cleanup():
    try:
        await asyncio.sleep(1)
    finally:
        raise KeyError('cleanup')

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(other())
            group.create_task(fail('x', 1))
            group.create_task(fail('y', 1))
            await asyncio.sleep(1)
            print('not reached')
    except ExceptionGroup as error:
        print(error, error.exceptions)
    print(asyncio.current_task().cancelling())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(bad_cleanup())
            await asyncio.sleep(0)
            raise OSError('block')
    except* KeyError as error:
        print('key', error.exceptions)
    except* OSError as error:
        print('os', error.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail('late', 2))
    except* ValueError as error:
        print(error.exceptions[0].args)

    async def interrupted():
        raise KeyboardInterrupt('key')

    task = asyncio.create_task(main_cancelled())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())

async def main_cancelled():
    async with asyncio.TaskGroup() as group:
        group.create_task(other())

asyncio.run(main())
