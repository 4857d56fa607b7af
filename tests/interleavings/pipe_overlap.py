"""A reader waits for a pipe without the lock, and the writer and a third thread go on."""
import os
import threading

readable, writable = os.pipe()


def read():
    while data := os.read(readable, 100):
        print("read", data)


def write():
    for text in (b"one", b"two"):
        os.write(writable, text)
        print("wrote", text)
    os.close(writable)


def count():
    for number in range(3):
        print("counts", number)


threads = [threading.Thread(target=function, name=function.__name__) for function in (read, write, count)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
