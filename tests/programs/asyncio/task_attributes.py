# Names, coroutines, contexts, stacks and what a task refuses.
import asyncio
import sys

async def work():
    await asyncio.sleep(0)
    return 'result'

async def main():
    task = asyncio.create_task(work(), name='mine')
    print(task.get_name(), task.get_coro().__name__, type(task.get_context()).__name__)
    task.set_name(3)
    print(repr(task.get_name()))
    print(task in asyncio.all_tasks(), len(asyncio.all_tasks()), asyncio.current_task() is task)
    for refused in (lambda: task.set_result(1), lambda: task.set_exception(ValueError())):
        try:
            refused()
        except RuntimeError as error:
            print(error)
    await asyncio.sleep(0)
    print([frame.f_code.co_name for frame in task.get_stack()])
    print(await task, task.get_stack(), len(asyncio.all_tasks()))
    task.print_stack(file=sys.stdout)
    auto = [asyncio.create_task(work()) for _ in range(2)]
    first, second = (int(task.get_name().removeprefix('Task-')) for task in auto)
    print(second - first)
    await asyncio.gather(*auto)
    try:
        asyncio.create_task(3)
    except TypeError as error:
        print(error)
    async def failing():
        raise ValueError('bad')
    task = asyncio.create_task(failing())
    await asyncio.wait([task])
    print(repr(task.exception()))
    print(len(task.get_stack()))

asyncio.run(main())
