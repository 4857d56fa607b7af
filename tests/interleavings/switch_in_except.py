"""A switch inside an except block: the other thread has an exception of its own."""
import threading

go = threading.Event()

import sys


def other():
    go.wait()
    try:
        [][0]
    except IndexError:
        print("other handles", sys.exception())


def one():
    go.wait()
    try:
        1 / 0
    except ZeroDivisionError:
        print("one handles", sys.exception())


threads = [threading.Thread(target=one), threading.Thread(target=other)]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
