"""join() with a timeout returns None either way; is_alive() tells."""
import threading

gate = threading.Event()
thread = threading.Thread(target=gate.wait)
thread.start()
print(thread.join(0.01), thread.is_alive())
print(thread.join(timeout=0), thread.is_alive())
print(thread.join(-5), thread.is_alive())
print(thread.join(0.0), thread.is_alive())
gate.set()
print(thread.join(20), thread.is_alive())
print(thread.join(), thread.join(0), thread.join(-1), thread.is_alive())
