"""A generator that is being executed cannot be entered by another thread."""
import threading
import time


def numbers():
    for number in range(3):
        time.sleep(0.1)
        yield number


shared = numbers()


def take():
    try:
        for number in shared:
            print(number)
    except ValueError as error:
        print("ValueError:", error)


threads = [threading.Thread(target=take) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
