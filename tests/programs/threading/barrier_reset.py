"""reset() throws out those who wait, and the barrier is as new."""
import threading
import time

barrier = threading.Barrier(3)
results = []
lock = threading.Lock()


def work():
    try:
        got = barrier.wait()
    except threading.BrokenBarrierError:
        got = "thrown out"
    with lock:
        results.append(got)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
while barrier.n_waiting < 2:
    time.sleep(0.001)
barrier.reset()
for thread in threads:
    thread.join()
print(results, barrier.broken, barrier.n_waiting)
barrier.reset()
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results[2:]))
