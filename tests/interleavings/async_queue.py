"""A queue of one place: the producer waits for the consumer, and the other way round."""
import asyncio


async def produce(queue):
    for item in range(3):
        await queue.put(item)
    await queue.put(None)


async def consume(queue):
    while (item := await queue.get()) is not None:
        print(item)


async def main():
    queue = asyncio.Queue(1)
    async with asyncio.TaskGroup() as group:
        group.create_task(produce(queue), name="producer")
        group.create_task(consume(queue), name="consumer")


asyncio.run(main())
