"""add_done_callback(): called with the future when it is done, or at once."""
import io
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor

from _plain import without_addresses

gate = threading.Event()


def show(future):
    print("called", future.cancelled() or future.result())


with ThreadPoolExecutor(1) as pool:
    future = pool.submit(gate.wait)
    future.add_done_callback(show)
    future.add_done_callback(lambda future: print("second"))
    gate.set()
print(future.add_done_callback(show))
future = Future()
future.add_done_callback(show)
future.cancel()


def fail(future):
    raise ValueError("in the callback")


def last_line(text):
    lines = text.splitlines()
    return without_addresses(lines[0]), lines[-1]


future = Future()
future.add_done_callback(fail)
future.add_done_callback(show)
sys.stderr = io.StringIO()
future.set_result(1)
print(last_line(sys.stderr.getvalue()))
sys.stderr = io.StringIO()
future.add_done_callback(fail)
print(last_line(sys.stderr.getvalue()))
