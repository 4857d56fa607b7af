"""Queues as generic types, and their public names."""
import queue

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    print(kind[int], kind.__module__, kind.__mro__[1].__name__)
print(queue.__all__)
