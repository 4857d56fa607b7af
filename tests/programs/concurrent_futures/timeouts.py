"""TimeoutError when a result takes too long."""
import concurrent.futures
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
with ThreadPoolExecutor(1) as pool:
    future = pool.submit(gate.wait)
    for call in (future.result, future.exception):
        for timeout in (0, 0.01, -1):
            try:
                call(timeout)
            except TimeoutError as error:
                print(repr(error), end=" ")
    print(concurrent.futures.TimeoutError is TimeoutError)
    results = pool.map(gate.wait, [20], timeout=0.01)
    try:
        next(results)
    except TimeoutError as error:
        print(repr(error))
    gate.set()
    print(future.result())
