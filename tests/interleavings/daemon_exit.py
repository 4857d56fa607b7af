"""The program does not wait for a daemon."""
import threading
import time


def background():
    for number in range(10):
        print("tick", number)
        time.sleep(1)


threading.Thread(target=background, daemon=True).start()
time.sleep(2.5)
print("main ends")
