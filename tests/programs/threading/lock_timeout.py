"""acquire() with a timeout, in vain and in time."""
import threading

lock = threading.Lock()
lock.acquire()
got = []


def work(timeout):
    got.append(lock.acquire(timeout=timeout))


for timeout in (0.01, 0):
    thread = threading.Thread(target=work, args=(timeout,))
    thread.start()
    thread.join()
thread = threading.Thread(target=work, args=(20,))
thread.start()
lock.release()
thread.join()
thread = threading.Thread(target=work, args=(-1,))
thread.start()
lock.release()
thread.join()
print(got, lock.locked())
