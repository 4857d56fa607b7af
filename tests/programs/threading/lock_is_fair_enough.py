"""Every thread that waits for a lock gets it."""
import threading

lock = threading.Lock()
lock.acquire()
log = []


def work(n):
    with lock:
        log.append(n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
for thread in threads:
    thread.start()
print(log)
lock.release()
for thread in threads:
    thread.join()
print(sorted(log), lock.locked())
