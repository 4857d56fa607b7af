"""The program ends when its last thread that is not a daemon has."""
import atexit
import threading

main_is_over = threading.Event()
atexit.register(print, "atexit comes after the threads")


def child():
    print("child")


def work():
    threading.main_thread().join()
    print("the main thread has ended:", not threading.main_thread().is_alive())
    threading.Thread(target=child).start()


threading.Thread(target=work).start()
print("last line of the main program")
