"""map() with a function that blocks."""
import threading

go = threading.Event()

import time


def slow(number):
    time.sleep(0.1)
    return number * number


def other():
    go.wait()
    time.sleep(0.15)
    print("other")


def one():
    go.wait()
    print(list(map(slow, [1, 2, 3])))


threads = [threading.Thread(target=one), threading.Thread(target=other)]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
