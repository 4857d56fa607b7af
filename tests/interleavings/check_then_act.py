"""Between asking and doing, the other thread does it too."""
import threading

go = threading.Event()


seats = 1


def book(name):
    global seats
    if seats > 0:
        seats -= 1
        print(name, "has a seat")
    else:
        print(name, "is too late")


def other():
    go.wait()
    book("other")


def one():
    go.wait()
    book("one")


threads = [threading.Thread(target=one), threading.Thread(target=other)]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
