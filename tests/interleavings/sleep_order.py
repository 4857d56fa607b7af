"""Sleepers wake in the order of their times, whatever order they went to sleep in."""
import threading
import time


def sleeper(seconds):
    time.sleep(seconds)
    print(seconds)


for seconds in (0.3, 0.1, 0.2):
    threading.Thread(target=sleeper, args=(seconds,), name=f"sleeper {seconds}").start()
