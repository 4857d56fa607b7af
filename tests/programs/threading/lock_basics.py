"""A lock is taken and released; it knows no owner."""
import threading

lock = threading.Lock()
print(lock.locked(), lock.acquire(), lock.locked())
print(lock.acquire(False), lock.acquire(blocking=False), lock.acquire(timeout=0), lock.acquire(True, 0.01))
print(lock.release(), lock.locked())
with lock as entered:
    print(entered, lock.locked())
print(lock.locked())
try:
    with lock:
        raise KeyError("inside")
except KeyError:
    print("released:", not lock.locked())
print(lock.__enter__(), lock.__exit__(None, None, None))
print(lock.acquire_lock(), lock.locked_lock(), lock.release_lock())
lock.acquire()
thread = threading.Thread(target=lock.release)
thread.start()
thread.join()
print("released by another thread:", not lock.locked())
