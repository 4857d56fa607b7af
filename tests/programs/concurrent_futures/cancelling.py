"""A call that has not begun can be cancelled."""
import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor

gate = threading.Event()
started = threading.Event()


def work():
    started.set()
    gate.wait()
    return "done"


with ThreadPoolExecutor(1) as pool:
    first = pool.submit(work)
    second = pool.submit(print, "never")
    started.wait()
    print(first.running(), first.cancel(), second.running(), second.cancel(), second.cancel())
    print(second.cancelled(), second.done(), first.cancelled(), first.done())
    for call in (second.result, second.exception):
        try:
            call()
        except CancelledError as error:
            print(repr(error))
    gate.set()
    print(first.result(), first.cancel())
print(CancelledError.__mro__)
