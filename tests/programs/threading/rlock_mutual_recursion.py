"""Methods that call each other under the same RLock."""
import threading


class Counter:
    def __init__(self):
        self.lock = threading.RLock()
        self.value = 0

    def even(self, n):
        with self.lock:
            self.value += 1
            return True if n == 0 else self.odd(n - 1)

    def odd(self, n):
        with self.lock:
            self.value += 1
            return False if n == 0 else self.even(n - 1)


counter = Counter()
results = {}


def work(n):
    results[n] = counter.even(n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([results[n] for n in range(8)], counter.value)
