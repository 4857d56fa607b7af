"""Readers and writers: many may read at once, one may write alone. Built of a condition, and tried out."""
import threading
import time
from contextlib import contextmanager


class ReadWriteLock:
    """Writers go first: a reader that comes while one waits has to wait too, or the writer might starve."""

    def __init__(self):
        self.changed = threading.Condition()
        self.readers = 0
        self.writers_waiting = 0
        self.writing = False

    @contextmanager
    def reading(self):
        with self.changed:
            self.changed.wait_for(lambda: not self.writing and not self.writers_waiting)
            self.readers += 1
        try:
            yield
        finally:
            with self.changed:
                self.readers -= 1
                self.changed.notify_all()

    @contextmanager
    def writing_alone(self):
        with self.changed:
            self.writers_waiting += 1
            self.changed.wait_for(lambda: not self.writing and not self.readers)
            self.writers_waiting -= 1
            self.writing = True
        try:
            yield
        finally:
            with self.changed:
                self.writing = False
                self.changed.notify_all()


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# Three readers are inside at once: the barrier would hold them up for ever otherwise.
lock = ReadWriteLock()
three = threading.Barrier(3)


def read_together():
    with lock.reading():
        three.wait()


run(*[read_together] * 3)
print("three readers met")

# A pair of numbers that must always be equal. Writers change them one after the other.
pair = [0, 0]
unequal = []


def write():
    for _ in range(50):
        with lock.writing_alone():
            pair[0] += 1
            pair[1] += 1


def read():
    for _ in range(50):
        with lock.reading():
            if pair[0] != pair[1]:
                unequal.append(tuple(pair))


run(write, read, write, read, read)
print(pair, unequal)

# The writer goes first: it asks while a reader is inside, and the reader that comes after it sees its work.
log = []
inside, may_leave = threading.Event(), threading.Event()


def early_reader():
    with lock.reading():
        inside.set()
        may_leave.wait()
        log.append("early reader")


def writer():
    inside.wait()
    with lock.writing_alone():
        log.append("writer")


def late_reader():
    while not lock.writers_waiting:
        time.sleep(0.001)
    may_leave.set()
    with lock.reading():
        log.append("late reader")


run(early_reader, writer, late_reader)
print(" -> ".join(log))
