# Asynchronous generators that are left behind are closed by the loop.
import asyncio

async def numbers(name):
    try:
        for n in range(3):
            await asyncio.sleep(0)
            yield n
    finally:
        await asyncio.sleep(0)
        print(name, 'is closed')

async def main():
    print([n async for n in numbers('exhausted')])
    async for n in numbers('dropped'):
        break
    for _ in range(5):
        await asyncio.sleep(0)
    kept.append(numbers('kept'))
    print(await anext(kept[0]))
    first = numbers('explicit')
    print(await anext(first))
    await first.aclose()
    print('main ends')

kept = []
asyncio.run(main())
