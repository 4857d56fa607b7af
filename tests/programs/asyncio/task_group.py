# A group waits for its tasks; tasks can make more of them.
import asyncio

async def work(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    print('done', name)
    return name

async def main():
    group = asyncio.TaskGroup()
    print(group)
    async with group:
        a = group.create_task(work('a', 3))
        b = group.create_task(work('b', 1), name='second')
        print(group, b.get_name())
        async def more():
            group.create_task(work('c', 1))
        group.create_task(more())
    print(a.result(), b.result(), group)
    for wrong in (group, asyncio.TaskGroup()):
        coroutine = work('late', 0)
        try:
            wrong.create_task(coroutine)
        except RuntimeError as error:
            print(error)
    try:
        async with group:
            pass
    except RuntimeError as error:
        print(error)

asyncio.run(main())
