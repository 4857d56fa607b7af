# Queue, LifoQueue and PriorityQueue; join and task_done.
import asyncio

async def main():
    queue = asyncio.Queue(2)
    print(str(queue))
    async def producer():
        for n in range(5):
            await queue.put(n)
            print('put', n, queue.qsize())
        await queue.put(None)
    async def consumer():
        while (item := await queue.get()) is not None:
            print('got', item)
            queue.task_done()
        queue.task_done()
    await asyncio.gather(producer(), consumer())
    await queue.join()
    print(queue.empty(), queue.full(), queue.maxsize)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    queue.put_nowait(1)
    queue.put_nowait(2)
    print(str(queue))
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as error:
        print(repr(error))
    for kind in (asyncio.LifoQueue, asyncio.PriorityQueue):
        other = kind()
        for n in (3, 1, 2):
            await other.put(n)
        print(kind.__name__, [await other.get() for _ in range(3)])
    try:
        for _ in range(3):
            queue.task_done()
    except ValueError as error:
        print(error)
    waiting = asyncio.create_task(asyncio.Queue().get())
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait([waiting])
    print(waiting.cancelled())

asyncio.run(main())
