"""Two timers; one is cancelled in time."""
import threading
import time

first = threading.Timer(1, print, ["first"])
second = threading.Timer(2, print, ["second"])
first.start()
second.start()
time.sleep(1.5)
second.cancel()
first.join()
second.join()
print("over")
