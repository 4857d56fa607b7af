"""map() yields results in order, whatever order they are ready in."""
import threading
from concurrent.futures import ThreadPoolExecutor

second_first = threading.Event()
log = []


def work(n):
    if n == 0:
        second_first.wait()
    log.append(n)
    if n == 1:
        second_first.set()
    return n * 10


with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(work, range(2))), log)
    print(list(pool.map(pow, [1, 2, 3], [4, 5])), list(pool.map(str, [])))
    results = pool.map(lambda n: 1 / n, [1, 0, 2])
    print(next(results))
    try:
        next(results)
    except ZeroDivisionError as error:
        print(error)
    print(list(results))
    print(list(pool.map(str, "ab", chunksize=5)))
