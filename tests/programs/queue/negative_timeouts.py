"""A timeout must not be negative."""
import queue

for kind in (queue.Queue, queue.SimpleQueue, queue._PySimpleQueue):
    for attempt in [
        lambda q: q.get(timeout=-1),
        lambda q: q.get(True, -0.5),
        lambda q: q.put(1, timeout=-1),
    ]:
        try:
            print(kind.__name__, "no error:", attempt(kind(1) if kind is queue.Queue else kind()))
        except ValueError as error:
            print(kind.__name__, error)
try:
    queue.Queue(1).get(timeout="1")
except TypeError as error:
    print(error)
