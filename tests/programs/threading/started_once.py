"""A thread can be started once, also after its end."""
import threading

gate = threading.Event()
thread = threading.Thread(target=gate.wait)
thread.start()
try:
    thread.start()
except RuntimeError as error:
    print(error)
gate.set()
thread.join()
try:
    thread.start()
except RuntimeError as error:
    print(error)
print(thread.is_alive())
