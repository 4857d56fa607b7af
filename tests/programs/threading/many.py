"""Some hundred threads, all alive at once."""
import threading

gate = threading.Event()
lock = threading.Lock()
total = 0


def work(n):
    global total
    gate.wait()
    with lock:
        total += n


threads = [threading.Thread(target=work, args=(n,)) for n in range(300)]
for thread in threads:
    thread.start()
print(threading.active_count())
gate.set()
for thread in threads:
    thread.join()
print(total, threading.active_count())
