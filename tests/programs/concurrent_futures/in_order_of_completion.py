"""as_completed() yields futures as they are done."""
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed

gates = [threading.Event() for _ in range(3)]


def work(n):
    gates[n].wait()
    return n


with ThreadPoolExecutor(3) as pool:
    futures = [pool.submit(work, n) for n in range(3)]
    gates[2].set()
    for future in as_completed(futures):
        n = future.result()
        print(n, futures[n] is future)
        gates[n - 1].set()
    print(sorted(future.result() for future in as_completed(futures + futures)), list(as_completed([])))
    for gate in gates:
        gate.clear()
    futures = [pool.submit(work, n) for n in range(3)]
    gates[0].set()
    futures[0].result()
    try:
        for future in as_completed(futures, timeout=0.02):
            print(future.result())
    except TimeoutError as error:
        print(error)
    for gate in gates:
        gate.set()
