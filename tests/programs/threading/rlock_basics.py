"""The owner of an RLock may take it again, and releases it as often."""
import threading

lock = threading.RLock()
print(lock.acquire(), lock.acquire(), lock.acquire(False), lock.acquire(timeout=0), lock._recursion_count())
seen = []


def look():
    seen.append((lock.acquire(False), lock.acquire(timeout=0.01), lock._is_owned(), lock._recursion_count()))


def in_thread(target):
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()


for _ in range(4):
    in_thread(look)
    print(lock.release())
print(seen)
print(lock._is_owned(), lock._recursion_count())


def take():
    seen.append(lock.acquire(False))
    lock.release()


in_thread(take)
print(seen[-1])
with lock as entered:
    with lock:
        print(entered, lock._recursion_count())
print(lock._recursion_count())
