"""A thread waits until another notifies it, with the lock in its hands again."""
import threading

condition = threading.Condition()
has_lock = threading.Event()
items = []


def consumer():
    with condition:
        has_lock.set()
        while not items:
            print("waits:", condition.wait())
        print("got", items.pop(), condition._is_owned())


thread = threading.Thread(target=consumer)
thread.start()
has_lock.wait()
with condition:
    items.append("item")
    print("notifies:", condition.notify())
thread.join()
