"""Slots of a subclass of local are common to all threads."""
import threading


class WithSlot(threading.local):
    __slots__ = ("common",)


data = WithSlot()
data.common = "of all"
data.own = "main's"


def work():
    print(data.common, hasattr(data, "own"))
    data.common = "changed"
    data.own = "the thread's"


thread = threading.Thread(target=work)
thread.start()
thread.join()
print(data.common, data.own)
