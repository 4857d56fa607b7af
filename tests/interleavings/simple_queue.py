"""SimpleQueue: get() waits, put() never does."""
import queue
import threading

items = queue.SimpleQueue()


def consume():
    print("got", items.get())
    try:
        items.get(timeout=0.5)
    except queue.Empty:
        print("empty")


thread = threading.Thread(target=consume)
thread.start()
items.put("one")
thread.join()
