# A thread that writes more than a pipe has room for waits for the one that reads.
import os
import threading

readable, writable = os.pipe()
total = 0


def read():
    global total
    while total < 300_000:
        total += len(os.read(readable, 1000))


reader = threading.Thread(target=read)
reader.start()
print(os.write(writable, b"x" * 300_000))
reader.join()
print(total)

os.set_blocking(writable, False)
print(os.write(writable, b"x" * 300_000) < 300_000)
try:
    os.write(writable, b"more")
except BlockingIOError as error:
    print(error)
os.close(readable)
try:
    os.write(writable, b"x")
except BrokenPipeError as error:
    print(error)
os.closerange(writable, writable + 1)
