"""An exception ends its thread alone."""
import threading


def fail():
    raise KeyError("lost")


thread = threading.Thread(target=fail)
thread.start()
thread.join()
print("main goes on")
