"""The type of locks."""
import _thread
import copy
import threading
import weakref

from _plain import without_addresses

lock = threading.Lock()


def plain(lock):
    return without_addresses(repr(lock))


print(plain(lock))
with lock:
    print(plain(lock))
print(threading.Lock, type(lock) is threading.Lock, threading.Lock is _thread.LockType, _thread.lock is threading.Lock)
print(type(_thread.allocate_lock()) is threading.Lock, _thread.allocate is _thread.allocate_lock)
print(threading.ThreadError is RuntimeError, _thread.error is RuntimeError)
print([name for name in dir(lock) if not name.startswith("__")])
print(lock == lock, lock == threading.Lock(), isinstance(hash(lock), int), bool(lock))
print(weakref.ref(lock)() is lock)
try:
    copy.copy(lock)
except TypeError as error:
    print(error)
print(threading.TIMEOUT_MAX > 1e8, threading.TIMEOUT_MAX == _thread.TIMEOUT_MAX)
