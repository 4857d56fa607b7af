"""acquire() gives up when its time is over, and at once if it is not to block."""
import threading
import time

lock = threading.Lock()


def holder():
    with lock:
        time.sleep(1)


thread = threading.Thread(target=holder)
thread.start()
time.sleep(0.1)
print(lock.acquire(blocking=False))
print(lock.acquire(timeout=0.25))
print(lock.acquire(timeout=2))
thread.join()
