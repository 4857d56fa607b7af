"""A flag that is set and cleared."""
import threading

from _plain import without_addresses


def show(thing):
    print(without_addresses(repr(thing)))


event = threading.Event()
show(event)
print(event.is_set(), event.wait(0.01), event.wait(0), event.wait(-1))
print(event.set(), event.is_set(), event.wait(), event.wait(timeout=0))
show(event)
print(event.set(), event.clear(), event.clear(), event.is_set())
try:
    event.wait("1")
except TypeError as error:
    print(error)
