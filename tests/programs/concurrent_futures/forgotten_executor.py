"""The workers of an executor that nobody refers to end by themselves."""
import gc
import threading
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(2)
futures = list(pool.map(str, range(4)))
threads = list(pool._threads)
del pool
gc.collect()
for thread in threads:
    thread.join()
print(futures, threading.active_count())
