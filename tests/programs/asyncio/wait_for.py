# wait_for(): results, exceptions, the time limit, and a limit that is over already.
import asyncio

async def slow(log):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        log.append('cancelled')
        raise

async def swallows():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        return 'swallowed'

async def main():
    log = []
    print(await asyncio.wait_for(asyncio.sleep(0, 'quick'), 1))
    print(await asyncio.wait_for(asyncio.sleep(0, 'no limit'), None))
    for limit in (0.01, 0, -1):
        try:
            await asyncio.wait_for(slow(log), limit)
        except TimeoutError as error:
            print('timeout', limit, error.args, type(error.__cause__).__name__, log)
    print(await asyncio.wait_for(swallows(), 0.01))
    task = asyncio.create_task(slow(log))
    waiting = asyncio.create_task(asyncio.wait_for(task, 1))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait([waiting])
    print(waiting.cancelled(), task.cancelled(), log)

asyncio.run(main())
