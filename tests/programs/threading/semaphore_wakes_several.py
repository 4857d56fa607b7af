"""release(n) lets n threads go on; a timeout passes unused."""
import threading

semaphore = threading.Semaphore(0)
lock = threading.Lock()
results = []


def work(timeout):
    got = semaphore.acquire(timeout=timeout)
    with lock:
        results.append(got)


threads = [threading.Thread(target=work, args=(timeout,)) for timeout in (None, 20, None, 30)]
for thread in threads:
    thread.start()
semaphore.release(3)
semaphore.release()
for thread in threads:
    thread.join()
print(results, semaphore._value)
thread = threading.Thread(target=work, args=(0.01,))
thread.start()
thread.join()
print(results, semaphore._value)
