"""get() of an empty queue."""
import queue

q = queue.Queue()
for attempt in [
    lambda: q.get(False),
    lambda: q.get(block=False),
    lambda: q.get(False, -1),
    lambda: q.get_nowait(),
    lambda: q.get(timeout=0.01),
    lambda: q.get(True, 0),
]:
    try:
        attempt()
    except queue.Empty as error:
        print(repr(error))
print(queue.Empty.__mro__[1:], queue.Full.__mro__[1:], queue.ShutDown.__mro__[1:])
print(queue.Empty.__module__, queue.Full.__module__, queue.ShutDown.__module__)
