"""interrupt_main() raises KeyboardInterrupt in the main thread."""
import _thread
import threading
import time

ready = threading.Event()


def work():
    ready.wait()
    _thread.interrupt_main()


thread = threading.Thread(target=work)
thread.start()
try:
    ready.set()
    while True:
        time.sleep(0.001)
except KeyboardInterrupt as error:
    print("interrupted", error.args)
thread.join()
try:
    _thread.interrupt_main()
    for _ in range(1000):
        pass
except KeyboardInterrupt:
    print("by itself")
try:
    _thread.interrupt_main(-1)
except ValueError as error:
    print(error)
