"""The names of old warn, and work."""
import threading
import warnings

thread = threading.Thread(name="t")
condition = threading.Condition()
event = threading.Event()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(thread.getName(), thread.isDaemon())
    thread.setName("other")
    thread.setDaemon(True)
    print(thread.name, thread.daemon)
    print(threading.currentThread() is threading.current_thread(), threading.activeCount())
    with condition:
        condition.notifyAll()
    print(event.isSet())
for warning in caught:
    print(warning.category.__name__, warning.message, warning.lineno)
