"""Readers share, writers are alone."""
import threading
import time


class Gate:
    def __init__(self):
        self.changed = threading.Condition()
        self.readers = 0

    def read(self, name):
        with self.changed:
            self.readers += 1
        print(name, "reads")
        time.sleep(0.1)
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()

    def write(self, name):
        with self.changed:
            self.changed.wait_for(lambda: self.readers == 0)
            print(name, "writes")


gate = Gate()
threads = [
    threading.Thread(target=gate.read, args=("r1",)),
    threading.Thread(target=gate.read, args=("r2",)),
    threading.Thread(target=gate.write, args=("w",)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
