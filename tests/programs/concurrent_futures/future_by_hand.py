"""The states of a future, and the methods that executors call."""
import io
import sys
from concurrent.futures import Future, InvalidStateError

from _plain import without_addresses


def show(future):
    print(without_addresses(repr(future)), future.running(), future.done(), future.cancelled())


future = Future()
show(future)
print(future.set_running_or_notify_cancel())
show(future)
print(future.set_result(5), future.result())
show(future)
for attempt in (lambda: future.set_result(6), lambda: future.set_exception(KeyError())):
    try:
        attempt()
    except InvalidStateError as error:
        print(without_addresses(str(error)))
sys.stderr, stderr = io.StringIO(), sys.stderr
try:
    future.set_running_or_notify_cancel()
except RuntimeError as error:
    print(error)
text, sys.stderr = sys.stderr.getvalue(), stderr
print(text.replace(f"Future {id(future)} in", "Future ID in"), end="")
future = Future()
future.set_exception(KeyError("key"))
show(future)
future = Future()
print(future.cancel(), future.set_running_or_notify_cancel(), future.cancel())
show(future)
print(Future[int], InvalidStateError.__mro__)
