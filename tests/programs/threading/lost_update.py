"""Two threads that read before either writes: an update is lost, every time."""
import threading

total = 0
both_have_read = threading.Barrier(2)


def add():
    global total
    before = total
    both_have_read.wait()
    total = before + 1


threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
