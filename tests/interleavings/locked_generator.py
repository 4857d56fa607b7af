"""A generator behind a lock can be shared."""
import threading
import time


def numbers():
    for number in range(4):
        time.sleep(0.1)
        yield number


shared = numbers()
lock = threading.Lock()


def take(name):
    while True:
        with lock:
            number = next(shared, None)
        if number is None:
            return
        print(name, number)


threads = [threading.Thread(target=take, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
