"""What a lock refuses."""
import threading

lock = threading.Lock()
for attempt in [
    lambda: lock.release(),
    lambda: lock.__exit__(None, None, None),
    lambda: lock.acquire(timeout=-2),
    lambda: lock.acquire(False, 1),
    lambda: lock.acquire(False, timeout=0),
    lambda: lock.acquire(timeout=None),
    lambda: lock.acquire(timeout="1"),
    lambda: lock.acquire(timeout=1e100),
    lambda: lock.acquire(timeout=threading.TIMEOUT_MAX + 1),
    lambda: lock.acquire(timeout=float("nan")),
    lambda: lock.acquire(1, 2, 3),
    lambda: lock.acquire(wait=1),
    lambda: lock.release(1),
    lambda: threading.Lock(1),
    lambda: setattr(lock, "name", 1),
    lambda: lock.missing,
    lambda: type("Sub", (threading.Lock,), {}),
]:
    try:
        print("no error:", attempt())
    except Exception as error:
        print(type(error).__name__, error)
print(lock.locked())
