"""What a thread kept in a local goes with the thread, or with the local."""
import threading
import weakref


class Thing:
    pass


data = threading.local()
seen = []


def work():
    data.thing = Thing()
    seen.append(weakref.ref(data.thing))


thread = threading.Thread(target=work)
thread.start()
thread.join()
print(seen[0]() is None)
data.thing = Thing()
reference = weakref.ref(data.thing)
print(reference() is None)
del data
print(reference() is None)
