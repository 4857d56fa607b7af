# minipy: switch-every=1 model=cpython-3.13
"""CPython 3.13 does not look between the reading and the storing of a total: nothing is lost."""
import threading

total = 0
go = threading.Event()


def work():
    global total
    go.wait()
    for _ in range(2):
        total += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
print(total)
