"""A LifoQueue is a stack."""
import queue

q = queue.LifoQueue(3)
for item in range(3):
    q.put(item)
print(q.full(), q.queue, [q.get() for _ in range(3)], q.empty())
try:
    q.get_nowait()
except queue.Empty as error:
    print(repr(error))
