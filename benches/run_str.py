"""Two producers and two consumers, and a race that a lock decides."""
import queue
import threading

items = queue.Queue(maxsize=3)
lock = threading.Lock()
total = 0


def produce(first):
    for number in range(first, first + 10):
        items.put(number)


def consume():
    global total
    while (item := items.get()) is not None:
        with lock:
            total += item


producers = [threading.Thread(target=produce, args=(first,)) for first in (0, 100)]
consumers = [threading.Thread(target=consume) for _ in range(2)]
for thread in producers + consumers:
    thread.start()
for thread in producers:
    thread.join()
for _ in consumers:
    items.put(None)
for thread in consumers:
    thread.join()
print(total)
