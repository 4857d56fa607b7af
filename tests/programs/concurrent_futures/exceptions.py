"""A call that raises: result() raises the same, exception() returns it."""
import sys
from concurrent.futures import ThreadPoolExecutor


def fail(n):
    return 1 / n


with ThreadPoolExecutor(1) as pool:
    future = pool.submit(fail, 0)
    print(repr(future.exception()), future.done())
    try:
        future.result()
    except ZeroDivisionError as error:
        print(error is future.exception(), error)
    frames = []
    traceback = future.exception().__traceback__
    while traceback:
        frames.append(traceback.tb_frame.f_code.co_name)
        traceback = traceback.tb_next
    print(frames[-1], pool.submit(fail, 2).result())
    future = pool.submit(sys.exit, 3)
    print(repr(future.exception()))
