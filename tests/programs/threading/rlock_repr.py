"""repr() tells owner and count."""
import re
import threading


def show(lock):
    text = re.sub("0x[0-9a-f]+", "0x...", repr(lock))
    print(text.replace(str(threading.get_ident()), "IDENT"))


for lock in (threading.RLock(), threading._PyRLock()):
    show(lock)
    with lock:
        show(lock)
        with lock:
            show(lock)
    show(lock)
print(type(threading.RLock()), threading._RLock, threading._PyRLock is threading._RLock)
print([name for name in dir(threading.RLock()) if not name.startswith("__")])
