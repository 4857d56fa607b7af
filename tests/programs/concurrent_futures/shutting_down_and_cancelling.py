"""shutdown(cancel_futures=True) drops the calls that have not begun."""
import threading
from concurrent.futures import ThreadPoolExecutor

gate, started = threading.Event(), threading.Event()


def work():
    started.set()
    gate.wait()


pool = ThreadPoolExecutor(1)
futures = [pool.submit(work) for _ in range(4)]
started.wait()
pool.shutdown(wait=False, cancel_futures=True)
print([future.cancelled() for future in futures])
gate.set()
pool.shutdown()
print([future.done() for future in futures], futures[0].result())
