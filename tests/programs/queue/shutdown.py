"""A queue that was shut down takes no more, and gives what it has."""
import queue

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    q = kind(3)
    q.put(1)
    q.put(2)
    print(q.is_shutdown, q.shutdown(), q.is_shutdown)
    for attempt in (lambda: q.put(3), lambda: q.put_nowait(3), lambda: q.put(3, timeout=0)):
        try:
            attempt()
        except queue.ShutDown as error:
            print(repr(error), end=" ")
    print(q.get(), q.get_nowait())
    for attempt in (lambda: q.get(), lambda: q.get_nowait(), lambda: q.get(timeout=0)):
        try:
            attempt()
        except queue.ShutDown as error:
            print(repr(error), end=" ")
    print(q.unfinished_tasks)
    q.task_done()
    q.task_done()
    q.join()
    q.shutdown()
