"""An exception that ends the main thread is shown at once; the other threads go on."""
import threading


def work():
    threading.main_thread().join()
    print("still working")


threading.Thread(target=work).start()
raise ValueError("in the main thread")
