"""Every worker is initialised first; one that fails breaks the pool."""
import io
import sys
import threading
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool

local = threading.local()


def prepare(a, b):
    local.value = a + b


with ThreadPoolExecutor(2, initializer=prepare, initargs=("ab", "cd")) as pool:
    print(set(pool.map(lambda n: local.value + n, "xx")))


def fail():
    raise ValueError("cannot begin")


sys.stderr, stderr = io.StringIO(), sys.stderr
with ThreadPoolExecutor(1, initializer=fail) as pool:
    try:
        future = pool.submit(print, "never")
        print(repr(future.exception()))
        pool.submit(print)
    except BrokenThreadPool as error:
        print(repr(error))
text, sys.stderr = sys.stderr.getvalue(), stderr
lines = text.splitlines()
print(lines[0], lines[-1], sep="\n")
print(issubclass(BrokenThreadPool, BrokenExecutor), BrokenExecutor.__mro__[1].__name__)
