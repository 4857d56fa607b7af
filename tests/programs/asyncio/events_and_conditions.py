# Event and Condition: who is woken, and in which order.
import asyncio
import re

def shown(value):
    return re.sub('0x[0-9a-f]+', '0x..', repr(value))

async def main():
    event = asyncio.Event()
    print(shown(event))
    async def waits(name):
        print(name, await event.wait())
    tasks = [asyncio.create_task(waits(n)) for n in 'ab']
    await asyncio.sleep(0)
    print(shown(event))
    event.set()
    event.clear()
    await asyncio.gather(*tasks)
    print(event.is_set())
    condition = asyncio.Condition()
    print(shown(condition))
    items = []
    async def consumer(name):
        async with condition:
            await condition.wait_for(lambda: items)
            print(name, items.pop(0), len(items))
    tasks = [asyncio.create_task(consumer(n)) for n in 'xyz']
    await asyncio.sleep(0)
    print(shown(condition))
    async with condition:
        items += [1, 2]
        condition.notify(2)
    await asyncio.sleep(0.001)
    async with condition:
        items.append(3)
        condition.notify_all()
    await asyncio.gather(*tasks)
    for wrong in (condition.notify, lambda: condition.wait().send(None)):
        try:
            wrong()
        except RuntimeError as error:
            print(error)
    # A cancelled waiter takes the lock again before it goes.
    async def cancelled():
        async with condition:
            try:
                await condition.wait()
            except asyncio.CancelledError:
                print('locked:', condition.locked())
                raise
    task = asyncio.create_task(cancelled())
    await asyncio.sleep(0)
    async with condition:
        task.cancel()
        await asyncio.sleep(0)
        print('not yet', task.done())
    await asyncio.wait([task])

asyncio.run(main())
