# Who runs when: create_task, call_soon and await, step by step.
import asyncio

log = []

async def child(name, turns):
    for turn in range(turns):
        log.append((name, turn))
        await asyncio.sleep(0)
    return name

async def inner():
    log.append('inner')

async def main():
    loop = asyncio.get_running_loop()
    first = asyncio.create_task(child('A', 3))
    loop.call_soon(log.append, 'soon 1')
    second = asyncio.create_task(child('B', 2))
    log.append('created')
    await inner()
    log.append('after inner')
    await asyncio.sleep(0)
    log.append('after sleep(0)')
    loop.call_soon(log.append, 'soon 2')
    first.add_done_callback(lambda task: log.append('first is done'))
    log.append(await second)
    log.append(await first)

asyncio.run(main())
for entry in log:
    print(entry)
