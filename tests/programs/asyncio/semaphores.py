# Semaphores give permits in order; a cancelled waiter does not lose one.
import asyncio
import re

def shown(value):
    return re.sub('0x[0-9a-f]+', '0x..', repr(value))

async def main():
    semaphore = asyncio.Semaphore(2)
    print(shown(semaphore))
    active = peak = 0
    async def worker(n):
        nonlocal active, peak
        async with semaphore:
            active += 1
            peak = max(peak, active)
            await asyncio.sleep(0)
            active -= 1
        return n
    print(await asyncio.gather(*[worker(n) for n in range(6)]), peak)
    await semaphore.acquire()
    await semaphore.acquire()
    print(shown(semaphore), semaphore.locked())
    tasks = [asyncio.create_task(worker(n)) for n in 'ab']
    await asyncio.sleep(0)
    print(shown(semaphore))
    semaphore.release()
    tasks[0].cancel()
    print(await asyncio.wait_for(tasks[1], 1), tasks[0].cancelled())
    print(shown(semaphore))
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)

asyncio.run(main())
