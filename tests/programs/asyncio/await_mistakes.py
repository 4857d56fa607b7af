# What a task cannot wait for.
import asyncio

class Yields:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        return (yield self.value)

async def waits(value):
    return await Yields(value)

async def main():
    async def itself():
        await task
    task = asyncio.create_task(itself(), name='self')
    print(str((await asyncio.gather(task, return_exceptions=True))[0])[:36])
    for wrong in (42, 'text', (n for n in ())):
        try:
            await asyncio.create_task(waits(wrong), name='w')
        except RuntimeError as error:
            print(str(error).split(' at 0x')[0].split(' coro=')[0])
    other = asyncio.new_event_loop()
    foreign = other.create_future()
    try:
        await foreign
    except RuntimeError as error:
        print(str(error)[-55:])
    other.close()
    future = asyncio.get_running_loop().create_future()
    try:
        await asyncio.create_task(waits(future), name='y')
    except RuntimeError as error:
        print(str(error)[:60])
    print(await asyncio.create_task(waits(None)))

asyncio.run(main())
