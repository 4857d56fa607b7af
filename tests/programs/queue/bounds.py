"""A queue with a maxsize is full at some point; zero and less mean no bound."""
import queue

q = queue.Queue(2)
q.put(1)
print(q.full())
q.put(2)
print(q.full(), q.qsize())
for attempt in [
    lambda: q.put(3, False),
    lambda: q.put(3, block=False),
    lambda: q.put_nowait(3),
    lambda: q.put(3, timeout=0.01),
    lambda: q.put(3, True, 0),
]:
    try:
        attempt()
    except queue.Full as error:
        print(repr(error))
q.get()
print(q.full(), q.put_nowait(3), q.full(), list(q.queue))
for size in (0, -1):
    q = queue.Queue(size)
    for n in range(100):
        q.put_nowait(n)
    print(q.qsize(), q.full())
