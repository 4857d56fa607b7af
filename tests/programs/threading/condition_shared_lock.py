"""Two conditions on one lock: a buffer of one place."""
import threading

lock = threading.Lock()
empty = threading.Condition(lock)
full = threading.Condition(lock)
place = []


def put(items):
    for item in items:
        with empty:
            while place:
                empty.wait()
            place.append(item)
            full.notify()


thread = threading.Thread(target=put, args=(range(6),))
thread.start()
for _ in range(6):
    with full:
        full.wait_for(lambda: place)
        print(place.pop(), end=" ")
        empty.notify()
thread.join()
print()
