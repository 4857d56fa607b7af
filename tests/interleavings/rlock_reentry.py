"""The owner of an RLock takes it again; the other waits until it is released as often."""
import threading

lock = threading.RLock()


def outer(name):
    with lock:
        print(name, "outside")
        inner(name)


def inner(name):
    with lock:
        print(name, "inside")


threads = [threading.Thread(target=outer, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
