"""What executors refuse."""
from concurrent.futures import Executor, ThreadPoolExecutor

for attempt in [
    lambda: ThreadPoolExecutor(0),
    lambda: ThreadPoolExecutor(-1),
    lambda: ThreadPoolExecutor("1"),
    lambda: ThreadPoolExecutor(initializer=1),
    lambda: ThreadPoolExecutor().submit(),
    lambda: ThreadPoolExecutor().submit(fn=print),
    lambda: Executor().submit(print),
    lambda: Executor().map(print, [1]),
    lambda: Executor().shutdown(),
]:
    try:
        print("no error:", attempt())
    except Exception as error:
        print(type(error).__name__, error)
with ThreadPoolExecutor(1) as pool:
    print(pool.submit(1).exception())
