# minipy: switch-every=4 policy=random seed=7
"""Random switches with a seed are the same in every run."""
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
