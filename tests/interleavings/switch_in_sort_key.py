"""A switch inside the key function that sorted() calls."""
import threading

go = threading.Event()


def key(number):
    print("key", number)
    return -number


def other():
    go.wait()
    print("other 1")
    print("other 2")


def one():
    go.wait()
    print(sorted([1, 3, 2], key=key))


threads = [threading.Thread(target=one), threading.Thread(target=other)]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
