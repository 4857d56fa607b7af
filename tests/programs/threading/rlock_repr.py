"""repr() tells owner and count."""
import threading

from _plain import without_addresses


def show(lock):
    text = without_addresses(repr(lock))
    print(text.replace(f"owner={threading.get_ident()} ", "owner=IDENT "))


for lock in (threading.RLock(), threading._PyRLock()):
    show(lock)
    with lock:
        show(lock)
        with lock:
            show(lock)
    show(lock)
print(type(threading.RLock()), threading._RLock, threading._PyRLock is threading._RLock)
print([name for name in dir(threading.RLock()) if not name.startswith("__")])
