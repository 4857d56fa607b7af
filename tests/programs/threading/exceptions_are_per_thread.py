"""The exception being handled is each thread's own."""
import sys
import threading

handling = threading.Event()
gate = threading.Event()


def work():
    print(sys.exception())
    try:
        raise KeyError("in the thread")
    except KeyError:
        handling.set()
        gate.wait()
        print(repr(sys.exception()))


try:
    raise ValueError("in main")
except ValueError:
    thread = threading.Thread(target=work)
    thread.start()
    handling.wait()
    print(repr(sys.exception()))
    gate.set()
    thread.join()
    print(repr(sys.exception()))
