"""join() with a timeout: is_alive() tells whether the thread has ended."""
import threading
import time

thread = threading.Thread(target=time.sleep, args=(1,))
thread.start()
thread.join(0.25)
print(thread.is_alive())
thread.join()
print(thread.is_alive())
