"""Threads are started as they are needed, and have the pool's name."""
import threading
from concurrent.futures import ThreadPoolExecutor


def name():
    return threading.current_thread().name, threading.current_thread().daemon


with ThreadPoolExecutor(3, thread_name_prefix="worker") as pool:
    together = threading.Barrier(3)

    def work():
        together.wait()
        return name()

    print(sorted(future.result() for future in [pool.submit(work) for _ in range(3)]), len(pool._threads))
with ThreadPoolExecutor(1) as first, ThreadPoolExecutor(5) as second:
    print(first.submit(name).result(), second.submit(name).result())
    print(first.submit(name).result(), len(first._threads), first._max_workers)
print(1 <= ThreadPoolExecutor()._max_workers <= 32)
