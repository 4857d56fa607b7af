# Barrier: the tasks of a round, reset and abort.
import asyncio
import re

def shown(value):
    return re.sub('0x[0-9a-f]+', '0x..', repr(value))

async def main():
    barrier = asyncio.Barrier(3)
    print(shown(barrier))
    async def worker(name):
        async with barrier as position:
            print(name, 'passed', position)
    await asyncio.gather(*[worker(n) for n in 'abcdef'])
    async def broken(name):
        try:
            await barrier.wait()
        except asyncio.BrokenBarrierError as error:
            print(name, error)
    tasks = [asyncio.create_task(broken(n)) for n in 'xy']
    await asyncio.sleep(0)
    print(shown(barrier), barrier.n_waiting, barrier.parties)
    await barrier.reset()
    await asyncio.gather(*tasks)
    tasks = [asyncio.create_task(broken(n)) for n in 'uv']
    await asyncio.sleep(0)
    await barrier.abort()
    await asyncio.gather(*tasks)
    await broken('w')
    print(shown(barrier), barrier.broken)
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)

asyncio.run(main())
