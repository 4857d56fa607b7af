"""Everybody who waits goes on when the flag is raised, even if it is lowered at once."""
import threading
import time

event = threading.Event()
lock = threading.Lock()
ready = threading.Semaphore(0)
results = []


def work():
    with event._cond:
        ready.release()
    got = event.wait(20)
    with lock:
        results.append(got)


threads = [threading.Thread(target=work) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    ready.acquire()
while len(event._cond._waiters) < 5:
    time.sleep(0.001)
event.set()
event.clear()
for thread in threads:
    thread.join()
print(results, event.is_set())
