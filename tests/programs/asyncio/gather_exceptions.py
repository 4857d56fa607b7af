# The first exception is raised at once; the other tasks go on.
import asyncio

async def fail(n):
    await asyncio.sleep(0)
    raise ValueError(n)

async def slow(log):
    await asyncio.sleep(0.01)
    log.append('slow is done')

async def main():
    log = []
    task = asyncio.create_task(slow(log))
    try:
        await asyncio.gather(task, fail(1), fail(2))
    except ValueError as error:
        print('caught', error, task.done())
    await task
    print(log)
    print(await asyncio.gather(fail(3), asyncio.sleep(0, 'fine'), return_exceptions=True))

asyncio.run(main())
