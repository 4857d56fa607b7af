"""repr() shows the values."""
import re
import threading


class Mine(threading.BoundedSemaphore):
    pass


def show(thing):
    print(re.sub("0x[0-9a-f]+", "0x...", repr(thing)))


show(threading.Semaphore(3))
bounded = threading.BoundedSemaphore(3)
bounded.acquire()
show(bounded)
show(Mine())
print(isinstance(bounded, threading.Semaphore), threading.Semaphore.__enter__ is threading.Semaphore.acquire)
