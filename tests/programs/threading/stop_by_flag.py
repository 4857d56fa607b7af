"""The usual ways of ending a worker: a flag, an event, a generator of work that ends."""
import threading


class Worker(threading.Thread):
    def __init__(self, steps):
        super().__init__()
        self._stop_requested = threading.Event()
        self.enough = threading.Event()
        self.steps = steps
        self.done = 0

    def run(self):
        while not self._stop_requested.is_set():
            self.done += 1
            if self.done == self.steps:
                self.enough.set()
                self._stop_requested.wait()

    def stop(self):
        self._stop_requested.set()


workers = [Worker(n) for n in (1, 10, 100)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.enough.wait()
    worker.stop()
for worker in workers:
    worker.join()
    print(worker.done)
