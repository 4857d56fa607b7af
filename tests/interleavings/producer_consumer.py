"""A producer and a consumer on a queue with room for one."""
import queue
import threading

items = queue.Queue(maxsize=1)


def produce():
    for number in range(3):
        items.put(number)
        print("put", number)
    items.put(None)


def consume():
    while (item := items.get()) is not None:
        print("got", item)


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
