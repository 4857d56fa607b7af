"""print() writes its arguments one by one: the lines of two threads can mix."""
import threading

go = threading.Event()


def say(name):
    go.wait()
    print(name, "says", "hello")


threads = [threading.Thread(target=say, args=(name,)) for name in ("one", "two")]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
