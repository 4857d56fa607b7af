"""A barrier serves round after round."""
import threading

rounds = []
barrier = threading.Barrier(3, lambda: rounds.append(sorted(arrived)))
arrived = []
lock = threading.Lock()


def work(n):
    for step in range(5):
        with lock:
            arrived.append((step, n))
        if barrier.wait() == 0:
            arrived.clear()
        barrier.wait()


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for line in rounds[::2]:
    print(line)
print(rounds[1::2])
