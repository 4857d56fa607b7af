"""repr() shows the values."""
import threading

from _plain import without_addresses


class Mine(threading.BoundedSemaphore):
    pass


def show(thing):
    print(without_addresses(repr(thing)))


show(threading.Semaphore(3))
bounded = threading.BoundedSemaphore(3)
bounded.acquire()
show(bounded)
show(Mine())
print(isinstance(bounded, threading.Semaphore), threading.Semaphore.__enter__ is threading.Semaphore.acquire)
