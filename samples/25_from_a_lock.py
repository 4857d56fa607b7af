"""Everything from one lock: conditions, semaphores, events, latches, futures and queues, each in a few lines.

This is how `threading` does it. The trick is the condition: a thread that waits does so on a lock of its own, which it
has taken itself, and which whoever notifies it releases.
"""
import threading
from collections import deque

allocate = threading.Lock


class Condition:
    def __init__(self):
        self.lock = allocate()
        self.waiters = deque()

    def __enter__(self):
        self.lock.acquire()

    def __exit__(self, *exc_info):
        self.lock.release()

    def wait(self):
        mine = allocate()
        mine.acquire()
        self.waiters.append(mine)
        self.lock.release()
        mine.acquire()  # waits: it is taken already
        self.lock.acquire()

    def notify(self, count=1):
        while count and self.waiters:
            self.waiters.popleft().release()
            count -= 1


class Semaphore:
    def __init__(self, permits):
        self.permits = permits
        self.condition = Condition()

    def acquire(self):
        with self.condition:
            while not self.permits:
                self.condition.wait()
            self.permits -= 1

    def release(self):
        with self.condition:
            self.permits += 1
            self.condition.notify()


class Latch:
    """Opens when it has been counted down."""

    def __init__(self, count):
        self.count = count
        self.condition = Condition()

    def count_down(self):
        with self.condition:
            self.count -= 1
            if not self.count:
                self.condition.notify(-1)

    def wait(self):
        with self.condition:
            while self.count:
                self.condition.wait()


class Future:
    def __init__(self, function, *args):
        self.done = Latch(1)
        self.result_or_error = None
        threading.Thread(target=self.run, args=(function, args)).start()

    def run(self, function, args):
        try:
            self.result_or_error = function(*args), None
        except Exception as error:
            self.result_or_error = None, error
        self.done.count_down()

    def result(self):
        self.done.wait()
        result, error = self.result_or_error
        if error:
            raise error
        return result


class Channel:
    """A queue without room: send() waits until somebody has received."""

    def __init__(self):
        self.items = deque()
        self.sent = Semaphore(0)
        self.received = Semaphore(0)

    def send(self, item):
        self.items.append(item)
        self.sent.release()
        self.received.acquire()

    def receive(self):
        self.sent.acquire()
        item = self.items.popleft()
        self.received.release()
        return item


print(Future(sum, [1, 2, 3]).result())
try:
    Future(int, "x").result()
except ValueError as error:
    print(error)

latch = Latch(3)
done = []


def work(n):
    done.append(n)
    latch.count_down()


for n in range(3):
    threading.Thread(target=work, args=(n,)).start()
latch.wait()
print(sorted(done))


# The sieve of Eratosthenes: a thread for each prime, which passes on what its prime does not divide.
def numbers(target):
    for n in range(2, 40):
        target.send(n)
    target.send(None)


def sieve(prime, source, target):
    while (n := source.receive()) is not None:
        if n % prime:
            target.send(n)
    target.send(None)


source = Channel()
threading.Thread(target=numbers, args=(source,)).start()
primes = []
while (prime := source.receive()) is not None:
    primes.append(prime)
    target = Channel()
    threading.Thread(target=sieve, args=(prime, source, target)).start()
    source = target
print(*primes)
