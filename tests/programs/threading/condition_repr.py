"""repr() shows the lock and the number of those that wait; what lock a condition has."""
import threading

from _plain import without_addresses


def show(condition):
    print(without_addresses(repr(condition)))


lock = threading.Lock()
condition = threading.Condition(lock)
show(condition)
with condition as entered:
    print(entered, lock.locked())
    show(condition)
    print(condition.wait(0))
show(condition)
show(threading.Condition())
print(condition.acquire(False), condition.acquire(False), condition.release())
print(condition._lock is lock, type(threading.Condition()._lock).__name__)
waiting = threading.Semaphore(0)


def wait():
    with condition:
        waiting.release()
        condition.wait()


threads = [threading.Thread(target=wait) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    waiting.acquire()
with condition:
    show(condition)
    condition.notify(2)
    show(condition)
    condition.notify_all()
    show(condition)
for thread in threads:
    thread.join()
