"""A pool of two workers and three tasks."""
import time
from concurrent.futures import ThreadPoolExecutor


def task(number):
    time.sleep(0.1 * (3 - number))
    print("task", number)
    return number * number


with ThreadPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(task, range(3))))
