"""Those who wait in get(), put() and join() learn of the shutdown."""
import queue
import threading
import time

empty, full = queue.Queue(), queue.Queue(1)
full.put("item")
log = []


def attempt(name, call):
    try:
        log.append((name, call()))
    except queue.ShutDown:
        log.append((name, "ShutDown"))


threads = [threading.Thread(target=attempt, args=arguments) for arguments in [
    ("get", empty.get), ("get with timeout", lambda: empty.get(timeout=20)),
    ("put", lambda: full.put(1)), ("put with timeout", lambda: full.put(1, timeout=20)), ("join", full.join)]]
for thread in threads:
    thread.start()
while not (len(empty.not_empty._waiters) == 2 == len(full.not_full._waiters) and full.all_tasks_done._waiters):
    time.sleep(0.001)
empty.shutdown()
full.shutdown(immediate=True)
for thread in threads:
    thread.join()
print(*sorted(log), sep="\n")
