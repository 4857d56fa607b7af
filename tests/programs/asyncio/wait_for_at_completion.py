# The limit and the completion come in the same turn of the loop.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    for first in ('completion', 'limit'):
        future = loop.create_future()

        async def limited():
            try:
                async with asyncio.timeout(None) as limit:
                    limits.append(limit)
                    return await future
            except TimeoutError:
                return 'timeout'

        limits = []
        task = asyncio.create_task(limited())
        await asyncio.sleep(0)
        if first == 'completion':
            future.set_result('completed')
            limits[0].reschedule(loop.time() - 1)
        else:
            limits[0].reschedule(loop.time() - 1)
            loop.call_soon(lambda: future.done() or future.set_result('completed'))
        print(first, await task, limits[0].expired(), task.cancelling())

asyncio.run(main())
