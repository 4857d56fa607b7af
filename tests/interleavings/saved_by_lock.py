"""The same addition under a lock loses nothing, wherever the switches fall."""
import threading

total = 0
lock = threading.Lock()
go = threading.Event()


def work():
    global total
    go.wait()
    for _ in range(2):
        with lock:
            total += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
print(total)
