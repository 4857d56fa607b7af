"""Whoever reads from a pipe of the program's own does not hold up the simulated time of whoever writes late."""
import os
import threading
import time

readable, writable = os.pipe()


def write():
    for number in range(2):
        time.sleep(3600)
        os.write(writable, b"an hour later")
    os.close(writable)


began = time.monotonic()
threading.Thread(target=write, name="late").start()
while data := os.read(readable, 100):
    print(data.decode(), int(time.monotonic() - began))
