"""The end of the program waits for threads that are not daemons."""
import threading
import time


def work():
    time.sleep(1)
    print("work is done")


threading.Thread(target=work).start()
print("main ends")
