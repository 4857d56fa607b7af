"""sys.exit() in the main thread waits for the others, and its status stands."""
import sys
import threading

go = threading.Event()


def work():
    threading.main_thread().join()
    print("still working")


threading.Thread(target=work).start()
sys.exit(7)
