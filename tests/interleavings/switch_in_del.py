"""A switch inside a finaliser."""
import threading

go = threading.Event()


class Resource:
    def __del__(self):
        print("finaliser begins")
        print("finaliser ends")


resource = Resource()


def other():
    go.wait()
    print("other 1")
    print("other 2")


def one():
    go.wait()
    global resource
    del resource
    print("deleted")


threads = [threading.Thread(target=one), threading.Thread(target=other)]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
