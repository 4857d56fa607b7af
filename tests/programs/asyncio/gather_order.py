# Results are in the order of the arguments, whatever order the tasks end in.
import asyncio

async def work(name, delay):
    print('start', name)
    await asyncio.sleep(delay)
    print('end', name)
    return name

async def main():
    print(await asyncio.gather(work('a', 0.03), work('b', 0.01), work('c', 0.02)))
    print(await asyncio.gather())
    one = work('same', 0)
    print(await asyncio.gather(one, one))

asyncio.run(main())
