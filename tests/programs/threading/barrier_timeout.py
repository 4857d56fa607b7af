"""A timeout breaks the barrier."""
import threading

for barrier, timeout in [(threading.Barrier(2), 0.01), (threading.Barrier(2, timeout=0.01), None),
                         (threading.Barrier(2, None, 20), 0)]:
    try:
        barrier.wait(timeout)
    except threading.BrokenBarrierError as error:
        print(repr(error), barrier.broken)
    try:
        barrier.wait()
    except threading.BrokenBarrierError as error:
        print(repr(error), barrier.n_waiting)
