# shutdown() lets the readers take what is there, or not even that.
import asyncio

async def main():
    queue = asyncio.Queue()
    queue.put_nowait('left')
    queue.shutdown()
    print(str(queue))
    for attempt in (queue.put('x'), queue.get(), queue.get()):
        try:
            print(await attempt)
        except asyncio.QueueShutDown as error:
            print(repr(error))
    queue = asyncio.Queue(1)
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.shutdown()
    print(await asyncio.gather(getter, return_exceptions=True))
    queue = asyncio.Queue(1)
    queue.put_nowait(1)
    putter = asyncio.create_task(queue.put(2))
    joining = asyncio.create_task(queue.join())
    await asyncio.sleep(0)
    queue.shutdown(immediate=True)
    print(await asyncio.gather(putter, joining, return_exceptions=True), queue.empty())

asyncio.run(main())
