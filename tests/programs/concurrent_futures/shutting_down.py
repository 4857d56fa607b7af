"""shutdown() waits, or does not; nothing can be submitted after it."""
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
pool = ThreadPoolExecutor(1)
future = pool.submit(gate.wait)
print(pool.shutdown(wait=False), future.done())
try:
    pool.submit(print)
except RuntimeError as error:
    print(error)
gate.set()
print(pool.shutdown(), future.done(), future.result())
with ThreadPoolExecutor() as pool:
    pass
try:
    pool.map(print, [1])
except RuntimeError as error:
    print(error)
print(pool.shutdown())
try:
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(int, "5")
        raise KeyError("inside")
except KeyError as error:
    print(repr(error), future.result())
