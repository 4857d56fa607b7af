"""A SimpleQueue has no bound and no tasks."""
import queue
import threading

for kind in (queue.SimpleQueue, queue._PySimpleQueue):
    q = kind()
    print(q.empty(), q.qsize(), q.put(1), q.put(2, False, 0), q.put(item=3, block=True, timeout=None), q.put_nowait(4))
    print(q.empty(), q.qsize(), q.get(), q.get(True), q.get(block=False), q.get_nowait())
    for attempt in [lambda: q.get_nowait(), lambda: q.get(False), lambda: q.get(timeout=0), lambda: q.get(True, 0.01)]:
        try:
            attempt()
        except queue.Empty as error:
            print(repr(error), end=" ")
    print(hasattr(q, "join"), hasattr(q, "full"))
    got = []
    threads = [threading.Thread(target=lambda: got.append(q.get(timeout=20))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for n in range(3):
        q.put(n)
    for thread in threads:
        thread.join()
    print(sorted(got), q.empty())
