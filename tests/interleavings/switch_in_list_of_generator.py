"""list() runs a generator to its end; the other thread comes in between."""
import threading

go = threading.Event()

import time


def numbers():
    for number in range(3):
        time.sleep(0.1)
        yield number


def other():
    go.wait()
    print("other 1")
    print("other 2")


def one():
    go.wait()
    print(list(numbers()))


threads = [threading.Thread(target=one), threading.Thread(target=other)]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
