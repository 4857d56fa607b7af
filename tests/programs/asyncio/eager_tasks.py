# Eager tasks execute their first step at once.
import asyncio

async def quick(name):
    print('quick', name)
    return name

async def waits(name):
    print('begins', name, asyncio.current_task().get_name())
    await asyncio.sleep(0)
    print('goes on', name)
    return name

async def fails():
    raise ValueError('eager')

async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    print('before')
    task = asyncio.create_task(quick('a'))
    print('after', task.done(), task.result(), task.get_coro())
    task = asyncio.create_task(waits('b'), name='B')
    print('after', task.done(), task in asyncio.all_tasks())
    print(await task, asyncio.current_task().get_name() != 'B')
    task = asyncio.create_task(fails())
    print(task.done(), repr(task.exception()))
    async with asyncio.TaskGroup() as group:
        done = group.create_task(quick('in group'))
        print(done.done())
    print(await asyncio.gather(quick('x'), waits('y')))
    loop.set_task_factory(None)
    task = asyncio.Task(waits('c'), loop=loop, eager_start=True, name='C')
    print('started')
    await task

asyncio.run(main())
