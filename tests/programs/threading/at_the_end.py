"""What is called before the threads are waited for, and what after."""
import atexit
import threading

gate = threading.Event()


def work():
    gate.wait()
    print("the thread ends")


atexit.register(print, "atexit")
threading._register_atexit(gate.set)
threading._register_atexit(print, "registered first", end="!\n")
threading._register_atexit(print, "registered last")
threading.Thread(target=work).start()
print("main ends")
