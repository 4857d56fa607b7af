"""A barrier breaks when somebody has waited too long."""
import threading

barrier = threading.Barrier(2)


def run():
    try:
        barrier.wait(timeout=0.5)
    except threading.BrokenBarrierError:
        print("broken")


thread = threading.Thread(target=run)
thread.start()
thread.join()
print(barrier.broken)
