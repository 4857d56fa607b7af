# Lock: first come, first served; a cancelled waiter leaves the row.
import asyncio
import re

def shown(value):
    return re.sub('0x[0-9a-f]+', '0x..', repr(value))

async def worker(name, lock):
    print(name, 'wants')
    async with lock:
        print(name, 'has')
        await asyncio.sleep(0)
    print(name, 'gave back')

async def main():
    lock = asyncio.Lock()
    print(shown(lock))
    tasks = [asyncio.create_task(worker(n, lock)) for n in 'abcd']
    await asyncio.sleep(0)
    print(shown(lock))
    tasks[2].cancel()
    await asyncio.wait(tasks)
    print(lock.locked(), tasks[2].cancelled())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    print(await lock.acquire(), lock.locked())
    # Whoever comes when the lock was just released waits behind those in the row.
    one = asyncio.create_task(worker('row', lock))
    await asyncio.sleep(0)
    lock.release()
    two = asyncio.create_task(worker('late', lock))
    await asyncio.gather(one, two)

asyncio.run(main())
