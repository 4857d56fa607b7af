"""Several of both, through a queue of two places."""
import queue
import threading

q = queue.Queue(maxsize=2)
received = []
lock = threading.Lock()


def produce(name):
    for n in range(10):
        q.put((name, n))


def consume():
    while (item := q.get()) is not None:
        with lock:
            received.append(item)


producers = [threading.Thread(target=produce, args=(name,)) for name in "abc"]
consumers = [threading.Thread(target=consume) for _ in range(2)]
for thread in producers + consumers:
    thread.start()
for thread in producers:
    thread.join()
for _ in consumers:
    q.put(None)
for thread in consumers:
    thread.join()
print(len(received), sorted(received) == [(name, n) for name in "abc" for n in range(10)], q.qsize())
