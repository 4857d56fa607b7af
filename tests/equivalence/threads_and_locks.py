"""Threads that count together, with and without a lock, and pass values on."""

import _thread

from _both import run


class Shared:
    def __init__(self):
        self.count = 0
        self.lock = _thread.allocate_lock()


def unsafe(shared, times):
    for _ in range(times):
        shared.count += 1


def safe(shared, times):
    for _ in range(times):
        with shared.lock:
            shared.count += 1


def both(note, function):
    shared = Shared()
    done = [_thread.allocate_lock() for _ in range(2)]

    def body(lock):
        function(shared, 80)
        lock.release()

    for lock in done:
        lock.acquire()
        _thread.start_new_thread(body, (lock,))
    for lock in done:
        lock.acquire()
    note(function.__name__, shared.count)


def work(note):
    for _ in range(5):
        both(note, unsafe)
        both(note, safe)
    items = []
    for i in range(30):
        items.append(i)
        if i % 3 == 0:
            note(items.pop(0), len(items))


run(work)
