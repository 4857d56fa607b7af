"""Semaphores: a number of permits. Limits to how many do something at once, signals that are not lost, turns."""
import threading
from contextlib import contextmanager


def run(*targets):
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# A car park with three places. Cars leave in threes, so that it is full again and again.
places = threading.BoundedSemaphore(3)
three = threading.Barrier(3)
lock = threading.Lock()
parked = most = 0


def car():
    global parked, most
    with places:
        with lock:
            parked += 1
            most = max(most, parked)
        three.wait()
        with lock:
            parked -= 1


run(*[car] * 12)
print("at most", most, "cars; now", parked)

# One that is bounded notices when there are more permits than there were.
try:
    places.release()
except ValueError as error:
    print(error)

# A semaphore of zero is a signal that counts: it does not matter whether somebody waits already.
ready = threading.Semaphore(0)
log = []


def baker():
    for loaf in range(4):
        log.append(f"loaf {loaf}")
        ready.release()


def customer():
    for loaf in range(4):
        ready.acquire()
        if f"loaf {loaf}" not in log:
            print("never happens")


run(baker, customer)
print(*log, sep=", ")
ready.release(3)
print([ready.acquire(blocking=False) for _ in range(4)])

# Turns: each thread waits for its own semaphore, and releases the next one's.
turns = [threading.Semaphore(n == 0) for n in range(3)]
sung = []


def singer(number):
    def sing():
        for note in "do re mi".split():
            turns[number].acquire()
            sung.append(f"{note}{number}")
            turns[(number + 1) % 3].release()
    return sing


run(singer(2), singer(1), singer(0))
print(*sung)


# A pool of connections: the semaphore counts them, the list holds them.
class Pool:
    def __init__(self, size):
        self.free = [f"connection {n}" for n in range(size)]
        self.permits = threading.Semaphore(size)

    @contextmanager
    def connection(self):
        with self.permits:
            connection = self.free.pop()
            try:
                yield connection
            finally:
                self.free.append(connection)


pool = Pool(2)
served = []


def client():
    with pool.connection() as connection:
        served.append(connection)


run(*[client] * 8)
print(len(served), set(served) <= {"connection 0", "connection 1"}, sorted(pool.free))
