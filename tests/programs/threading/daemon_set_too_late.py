"""A thread's being a daemon is settled when it starts."""
import threading

gate = threading.Event()
thread = threading.Thread(target=gate.wait)
thread.daemon = True
thread.start()
for value in (False, True):
    try:
        thread.daemon = value
    except RuntimeError as error:
        print(error)
gate.set()
thread.join()
try:
    thread.daemon = False
except RuntimeError as error:
    print(error)
try:
    threading.current_thread().daemon = True
except RuntimeError as error:
    print(error)
print(thread.daemon)
