"""A Queue gives items back in the order in which they were put."""
import queue

q = queue.Queue()
print(q.empty(), q.full(), q.qsize(), q.maxsize)
for item in "abc":
    print(q.put(item), end=" ")
print(q.empty(), q.full(), q.qsize())
print(q.get(), q.get(True), q.get(block=False), q.empty())
q.put(None)
print(q.get_nowait(), q.put_nowait(1), q.get(timeout=1))
print(list(q.queue), type(q.queue).__name__)
