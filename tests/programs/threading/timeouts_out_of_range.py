"""Timeouts at the ends of what can be waited for."""
import queue
import threading

lock = threading.Lock()


def show(call):
    try:
        print(call())
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)


longest = threading.TIMEOUT_MAX
for timeout in (longest, longest + 1, 1e10, 1e300, float("inf"), -float("inf"), float("nan"),
                2 ** 33, 2 ** 34, 2 ** 64, -2 ** 64, -2, -0.5, True):
    show(lambda: (lock.acquire(timeout=timeout), lock.release()))

thread = threading.Thread(target=lambda: None)
thread.start()
thread.join(longest)
for timeout in (longest + 1, 2 ** 64, float("inf"), -5):
    show(lambda: thread.join(timeout))

condition = threading.Condition()


def wait(timeout):
    with condition:
        return condition.wait(timeout)


for timeout in (-1, 2 ** 70, 1e12):
    show(lambda: wait(timeout))

items = queue.SimpleQueue()
items.put(1)
for timeout in (-1, 1e12, 2 ** 70, longest):
    show(lambda: items.get(timeout=timeout))
