# How handles, tasks and futures are shown.
import asyncio
import functools
import re

def shown(value):
    return re.sub(r'0x[0-9a-f]+', '0x..', repr(value)).replace(__file__, 'FILE')

def function(*args):
    pass

async def waits(future):
    await future

async def main():
    loop = asyncio.get_running_loop()
    print(shown(loop.call_soon(function, 1)))
    print(shown(loop.call_soon(functools.partial(function, 1), 2)))
    print(shown(loop.call_soon(print)))
    handle = loop.call_soon(function)
    handle.cancel()
    print(shown(handle))
    timer = loop.call_later(10, function)
    print(re.sub('when=[0-9.]+', 'when=..', shown(timer)))
    timer.cancel()
    future = loop.create_future()
    task = asyncio.create_task(waits(future), name='W')
    print(shown(task))
    await asyncio.sleep(0)
    print(shown(task))
    print(shown(future))
    future.add_done_callback(function)
    future.add_done_callback(function)
    print(shown(future))
    task.cancel()
    print(shown(task))
    await asyncio.wait([task])
    print(shown(task))
    print(shown(loop))

asyncio.run(main())
