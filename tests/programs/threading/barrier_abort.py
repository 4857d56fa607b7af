"""abort() breaks the barrier, for those who wait and those who come; reset() mends it."""
import threading
import time

from _plain import without_addresses

barrier = threading.Barrier(2)
results = []


def work():
    try:
        results.append(barrier.wait())
    except threading.BrokenBarrierError as error:
        results.append(repr(error))


thread = threading.Thread(target=work)
thread.start()
while not barrier.n_waiting:
    time.sleep(0.001)
print(without_addresses(repr(barrier)))
barrier.abort()
thread.join()
print(results, barrier.broken, barrier.n_waiting)
print(without_addresses(repr(barrier)))
work()
print(results)
barrier.reset()
print(barrier.broken)
thread = threading.Thread(target=work)
thread.start()
work()
thread.join()
print(sorted(results[2:]), barrier.broken)
