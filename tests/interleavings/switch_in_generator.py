"""A switch inside a generator."""
import threading

go = threading.Event()


def numbers():
    print("before")
    yield 1
    print("after")


def other():
    go.wait()
    print("other 1")
    print("other 2")


def one():
    go.wait()
    for number in numbers():
        print(number)


threads = [threading.Thread(target=one), threading.Thread(target=other)]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
