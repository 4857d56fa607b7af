"""A dictionary that changes its size while another thread iterates over it."""
import threading
import time

table = {"a": 1, "b": 2}


def read():
    try:
        for key in table:
            print(key)
            time.sleep(0.2)
    except RuntimeError as error:
        print("RuntimeError:", error)


def write():
    time.sleep(0.1)
    table["c"] = 3


threads = [threading.Thread(target=read), threading.Thread(target=write)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
