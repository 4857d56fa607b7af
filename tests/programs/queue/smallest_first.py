"""A PriorityQueue gives the smallest item."""
import queue
from dataclasses import dataclass, field

q = queue.PriorityQueue()
for item in (5, 1, 4, 1, 3):
    q.put(item)
print([q.get() for _ in range(5)])
q.put((2, "code"))
q.put((1, "eat"))
q.put((3, "sleep"))
print(q.get(), q.get(), q.get())


@dataclass(order=True)
class Job:
    priority: int
    name: object = field(compare=False)


q.put(Job(2, {}))
q.put(Job(1, []))
q.put(Job(2, set()))
print(q.get(), q.get().priority, q.qsize())
q = queue.PriorityQueue()
q.put((1, {}))
try:
    q.put((1, {}))
except TypeError as error:
    print(error)
