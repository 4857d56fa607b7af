"""A switch inside a comprehension: each thread has its own variable."""
import threading

go = threading.Event()


def other():
    go.wait()
    print([number * 3 for number in range(3)])


def one():
    go.wait()
    print([number * 2 for number in range(3)])


threads = [threading.Thread(target=one), threading.Thread(target=other)]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
