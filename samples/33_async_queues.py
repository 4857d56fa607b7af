"""A pipeline of tasks with queues between them: back-pressure, workers, priorities, closing time."""
import asyncio


async def produce(out, n):
    for number in range(n):
        await out.put(number)  # waits while the queue is full
    out.shutdown()


async def square(name, source, out):
    try:
        while True:
            number = await source.get()
            await asyncio.sleep(0)
            await out.put((number * number, name))
            source.task_done()
    except asyncio.QueueShutDown:
        return name


async def main():
    numbers, squares = asyncio.Queue(maxsize=2), asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        group.create_task(produce(numbers, 6))
        workers = [group.create_task(square(name, numbers, squares)) for name in ("Ann", "Ben")]
    print([worker.result() for worker in workers], "have gone home")
    results = [squares.get_nowait() for _ in range(squares.qsize())]
    print(sorted(value for value, _ in results), sorted({name for _, name in results}))

    # The most urgent first.
    todo = asyncio.PriorityQueue()
    for item in ((3, "sweep"), (1, "fire!"), (2, "phone")):
        todo.put_nowait(item)
    while not todo.empty():
        print(await todo.get(), end=" ")
    print()

    # join() waits until all work is done, not only taken.
    jobs, finished = asyncio.Queue(), []

    async def worker():
        while True:
            job = await jobs.get()
            await asyncio.sleep(0)
            finished.append(job)
            jobs.task_done()

    pool = [asyncio.create_task(worker()) for _ in range(3)]
    for job in range(7):
        jobs.put_nowait(job)
    await jobs.join()
    print("finished", finished)
    for task in pool:
        task.cancel()
    print(await asyncio.gather(*pool, return_exceptions=True))


asyncio.run(main())
