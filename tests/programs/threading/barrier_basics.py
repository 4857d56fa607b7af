"""Threads wait for one another; each gets a number of its own, and one runs the action."""
import threading

from _plain import without_addresses

log = []
lock = threading.Lock()
barrier = threading.Barrier(4, action=lambda: log.append("action"))


def show(thing):
    print(without_addresses(repr(thing)))


show(barrier)
print(barrier.parties, barrier.n_waiting, barrier.broken)


def work():
    with lock:
        log.append("before")
    index = barrier.wait()
    with lock:
        log.append(index)


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log[:5], sorted(log[5:]))
show(barrier)
alone = threading.Barrier(1)
print(alone.wait(), alone.wait(0))
