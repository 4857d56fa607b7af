# wait() with its three conditions and with a time limit.
import asyncio

async def after(turns, value, fails=False):
    for _ in range(turns):
        await asyncio.sleep(0)
    if fails:
        raise ValueError(value)
    return value

def names(tasks):
    return sorted(task.get_name() for task in tasks)

async def main():
    for condition in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        tasks = [
            asyncio.create_task(after(1, 'a'), name='a'),
            asyncio.create_task(after(3, 'b', True), name='b'),
            asyncio.create_task(after(6, 'c'), name='c'),
        ]
        done, pending = await asyncio.wait(tasks, return_when=condition)
        print(condition, names(done), names(pending))
        await asyncio.gather(*tasks, return_exceptions=True)
    task = asyncio.create_task(asyncio.sleep(1), name='long')
    done, pending = await asyncio.wait([task], timeout=0.01)
    print(names(done), names(pending), task.done())
    task.cancel()
    for wrong in ([], after(1, 'x'), [after(1, 'y')]):
        try:
            await asyncio.wait(wrong)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
        for coroutine in wrong if isinstance(wrong, list) else [wrong]:
            coroutine.close()
    try:
        await asyncio.wait([task], return_when='NEVER')
    except ValueError as error:
        print(error)

asyncio.run(main())
