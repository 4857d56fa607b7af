"""An event that nobody sets: wait() tells that the time is over."""
import threading

event = threading.Event()


def wait():
    print(event.wait(0.1), event.is_set())


thread = threading.Thread(target=wait)
thread.start()
thread.join()
