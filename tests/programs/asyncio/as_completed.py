# as_completed(): coroutines by `for`, the futures themselves by `async for`, and a time limit.
import asyncio

async def after(turns, value):
    for _ in range(turns):
        await asyncio.sleep(0)
    return value

async def main():
    for earliest in asyncio.as_completed([after(5, 'slow'), after(1, 'quick'), after(3, 'middle')]):
        print(await earliest)
    tasks = [asyncio.create_task(after(n, n)) for n in (4, 2, 6)]
    async for task in asyncio.as_completed(tasks):
        print(task in tasks, task.result())
    try:
        for earliest in asyncio.as_completed([after(1, 'in time'), asyncio.sleep(1)], timeout=0.01):
            print(await earliest)
    except TimeoutError as error:
        print('timeout', error.args)
    coroutine = after(1, 1)
    try:
        asyncio.as_completed(coroutine)
    except TypeError as error:
        print(error)
    coroutine.close()

asyncio.run(main())
