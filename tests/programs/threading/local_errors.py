"""What a local refuses."""
import threading

for attempt in [
    lambda: threading.local(1),
    lambda: threading.local(a=1),
    lambda: threading.local().missing,
    lambda: delattr(threading.local(), "missing"),
    lambda: setattr(threading.local(), "__dict__", {}),
    lambda: delattr(threading.local(), "__dict__"),
    lambda: setattr(threading.local(), 1, 2),
]:
    try:
        print("no error:", attempt())
    except Exception as error:
        print(type(error).__name__, error)
print(threading.local, threading.local.__mro__)
