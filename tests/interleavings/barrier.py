"""Nobody passes the barrier before all have come."""
import threading
import time

barrier = threading.Barrier(3)


def run(number):
    time.sleep(0.1 * number)
    print(number, "waits")
    barrier.wait()
    print(number, "passes")


threads = [threading.Thread(target=run, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
