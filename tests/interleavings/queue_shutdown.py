"""A queue that is shut down: who waits for an item gets ShutDown."""
import queue
import threading

items = queue.Queue()


def consume():
    try:
        while True:
            print("got", items.get())
    except queue.ShutDown:
        print("shut down")


thread = threading.Thread(target=consume)
thread.start()
items.put(1)
items.shutdown()
thread.join()
