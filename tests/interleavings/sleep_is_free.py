"""Under the virtual clock an hour costs nothing, and the clock shows it."""
import threading
import time

start = time.monotonic()


def work():
    time.sleep(3600)
    print(round(time.monotonic() - start), "seconds later")


thread = threading.Thread(target=work)
thread.start()
thread.join()
