"""The native SimpleQueue as a type."""
import queue

from _plain import without_addresses

q = queue.SimpleQueue()
print(without_addresses(repr(q)), queue.SimpleQueue.__module__, queue.SimpleQueue[int])
for attempt in [
    lambda: queue.SimpleQueue(1),
    lambda: q.get(1, 2, 3),
    lambda: q.put(),
    lambda: q.get(timeout="1"),
    lambda: setattr(q, "name", 1),
]:
    try:
        print("no error:", attempt())
    except Exception as error:
        print(type(error).__name__, error)


class Mine(queue.SimpleQueue):
    pass


mine = Mine()
mine.name = "mine"
mine.put(1)
print(mine.name, mine.get(), isinstance(mine, queue.SimpleQueue))
