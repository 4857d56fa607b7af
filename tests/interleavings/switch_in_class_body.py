"""A switch inside the body of a class."""
import threading

go = threading.Event()


def other():
    go.wait()
    print("other 1")
    print("other 2")


def one():
    go.wait()
    class Made:
        print("body begins")
        value = 1
        print("body ends")
    print(Made.value)


threads = [threading.Thread(target=one), threading.Thread(target=other)]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
