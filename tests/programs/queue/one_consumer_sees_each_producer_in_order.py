"""What one thread puts comes out in its order."""
import queue
import threading

q = queue.Queue(1)


def produce(name):
    for n in range(20):
        q.put((name, n))


threads = [threading.Thread(target=produce, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
items = [q.get() for _ in range(40)]
for thread in threads:
    thread.join()
for name in "ab":
    print(name, [n for who, n in items if who == name])
