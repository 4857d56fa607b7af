# A task that is freed before it is done.
import asyncio
import gc

async def waits(future):
    await future

loop = asyncio.new_event_loop()
task = loop.create_task(waits(loop.create_future()), name='T')
loop.run_until_complete(asyncio.sleep(0))
del task
gc.collect()
loop.close()
print('end')
