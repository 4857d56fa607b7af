"""What an RLock refuses, the native one and the one in Python."""
import threading


def everything(lock):
    for attempt in [
        lambda: lock.release(),
        lambda: lock._release_save(),
        lambda: lock.__exit__(None, None, None),
        lambda: lock.acquire(timeout=-2),
        lambda: lock.acquire(False, 1),
        lambda: lock.acquire(timeout=1e100),
        lambda: lock.acquire(timeout="1"),
    ]:
        try:
            print("no error:", attempt())
        except Exception as error:
            print(type(error).__name__, error)


def of_others(lock):
    try:
        lock.release()
    except RuntimeError as error:
        print("in a thread:", error)


for kind in (threading.RLock, threading._PyRLock):
    lock = kind()
    everything(lock)
    with lock:
        thread = threading.Thread(target=of_others, args=(lock,))
        thread.start()
        thread.join()
