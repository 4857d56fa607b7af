"""A lock goes to those who wait for it in the order in which they came."""
import threading

lock = threading.Lock()


def work(number):
    with lock:
        print(number, "has the lock")


lock.acquire()
threads = [threading.Thread(target=work, args=(number,), name=f"worker {number}") for number in range(3)]
for thread in threads:
    thread.start()
print("main lets go")
lock.release()
for thread in threads:
    thread.join()
