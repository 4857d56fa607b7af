"""A lock for many readers or one writer, built of a condition."""
import threading


class ReadWriteLock:
    def __init__(self):
        self.condition = threading.Condition()
        self.readers = 0
        self.writing = False

    def read(self, work):
        with self.condition:
            self.condition.wait_for(lambda: not self.writing)
            self.readers += 1
        try:
            return work()
        finally:
            with self.condition:
                self.readers -= 1
                self.condition.notify_all()

    def write(self, work):
        with self.condition:
            self.condition.wait_for(lambda: not self.writing and not self.readers)
            self.writing = True
        try:
            return work()
        finally:
            with self.condition:
                self.writing = False
                self.condition.notify_all()


lock = ReadWriteLock()
values = [0, 0]
torn = []
two_reading = threading.Barrier(2)


def increment():
    values[0] += 1
    values[1] += 1


def writer():
    for _ in range(50):
        lock.write(increment)


def compare():
    left = values[0]
    two_reading.wait()  # both readers are inside
    if left != values[1]:
        torn.append(left)


def reader():
    for _ in range(20):
        lock.read(compare)


threads = [threading.Thread(target=target) for target in (writer, reader, writer, reader)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(values, torn)
