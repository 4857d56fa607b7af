"""KeyboardInterrupt comes where the main thread waits, not later."""
import _thread
import threading


def interrupt():
    _thread.interrupt_main()


for _ in range(3):
    thread = threading.Thread(target=interrupt)
    try:
        thread.start()
        thread.join()
    except KeyboardInterrupt:
        print("in time")
    thread.join()

lock = threading.Lock()
lock.acquire()


def interrupt_and_release():
    _thread.interrupt_main()
    lock.release()


thread = threading.Thread(target=interrupt_and_release)
try:
    thread.start()
    lock.acquire()
except KeyboardInterrupt:
    print("in time")
thread.join()
