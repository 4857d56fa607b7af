"""What semaphores refuse."""
import threading

for attempt in [
    lambda: threading.Semaphore(-1),
    lambda: threading.BoundedSemaphore(-1),
    lambda: threading.Semaphore("1"),
    lambda: threading.Semaphore().acquire(False, 1),
    lambda: threading.Semaphore().acquire(blocking=False, timeout=0),
    lambda: threading.Semaphore().release(0),
    lambda: threading.Semaphore().release(-1),
    lambda: threading.BoundedSemaphore().release(0),
    lambda: threading.BoundedSemaphore().release(),
    lambda: threading.BoundedSemaphore(3).release(4),
    lambda: threading.Semaphore(0).acquire(timeout="1"),
]:
    try:
        print("no error:", attempt())
    except Exception as error:
        print(type(error).__name__, error)
bounded = threading.BoundedSemaphore(2)
bounded.acquire()
try:
    bounded.release(2)
except ValueError as error:
    print(error, bounded._value)
bounded.release()
try:
    bounded.release()
except ValueError as error:
    print(error, bounded._value)
