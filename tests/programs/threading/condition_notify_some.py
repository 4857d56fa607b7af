"""notify(n) wakes the n longest waiting; without waiters it is forgotten."""
import threading

condition = threading.Condition(threading.Lock())
waiting = threading.Semaphore(0)
awake = threading.Semaphore(0)
log = []


def wait(n):
    with condition:
        waiting.release()
        condition.wait()
        log.append(n)
    awake.release()


with condition:
    print(condition.notify(), condition.notify(5), condition.notify_all(), condition.wait(0))
threads = []
for n in range(6):
    threads.append(threading.Thread(target=wait, args=(n,)))
    threads[-1].start()
    waiting.acquire()
for count in (1, 0, -1, 2, 1, 100):
    with condition:
        before = len(condition._waiters)
        condition.notify(count)
        woken = before - len(condition._waiters)
    for _ in range(woken):
        awake.acquire()
    print(count, sorted(log))
for thread in threads:
    thread.join()
