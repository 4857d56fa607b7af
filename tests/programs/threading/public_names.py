"""What the module offers."""
import threading

print(sorted(threading.__all__))
for name in threading.__all__:
    thing = getattr(threading, name)
    print(name, type(thing).__name__, getattr(thing, "__module__", None), getattr(thing, "__qualname__", None))
