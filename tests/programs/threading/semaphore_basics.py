"""A semaphore counts."""
import threading

semaphore = threading.Semaphore(2)
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(False), semaphore.acquire(blocking=False))
print(semaphore.acquire(timeout=0.01), semaphore.acquire(timeout=0), semaphore.acquire(True, -1))
print(semaphore.release(), semaphore._value, semaphore.release(3), semaphore._value)
with semaphore as entered:
    print(entered, semaphore._value)
print(semaphore._value, threading.Semaphore()._value, threading.Semaphore(value=0).acquire(False))
try:
    with semaphore:
        raise KeyError
except KeyError:
    print(semaphore._value)
