"""The dining philosophers: a deadlock made on purpose, and three ways out of it."""
import threading

SEATS = 5


class Table:
    def __init__(self):
        self.forks = [threading.Lock() for _ in range(SEATS)]
        self.meals = [0] * SEATS

    def both(self, seat):
        return seat, (seat + 1) % SEATS

    def dine(self, philosopher):
        threads = [threading.Thread(target=philosopher, args=(self, seat)) for seat in range(SEATS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return self.meals


# Everybody takes the left fork first. If all do so at the same time, nobody ever gets the right one. Without the
# timeout this program would hang here; minipy would say who waits for whom.
everybody_has_one = threading.Barrier(SEATS)


def greedy(table, seat):
    left, right = table.both(seat)
    with table.forks[left]:
        everybody_has_one.wait()
        if table.forks[right].acquire(timeout=0.01):
            table.meals[seat] += 1
            table.forks[right].release()
        everybody_has_one.wait()


print("greedy:   ", Table().dine(greedy))


# First way: an order of the forks. The last philosopher is left-handed, and there is no circle.
def orderly(table, seat):
    first, second = sorted(table.both(seat))
    for _ in range(10):
        with table.forks[first], table.forks[second]:
            table.meals[seat] += 1


print("orderly:  ", Table().dine(orderly))

# Second way: a waiter who seats only four. One of them always has a neighbour that does not eat.
waiter = threading.Semaphore(SEATS - 1)


def seated(table, seat):
    left, right = table.both(seat)
    for _ in range(10):
        with waiter, table.forks[left], table.forks[right]:
            table.meals[seat] += 1


print("seated:   ", Table().dine(seated))

# Third way: both forks or none. A condition guards the table, and the forks are mere numbers.
free = set(range(SEATS))
change = threading.Condition()


def patient(table, seat):
    both = set(table.both(seat))
    for _ in range(10):
        with change:
            change.wait_for(lambda: both <= free)
            free.difference_update(both)
        table.meals[seat] += 1
        with change:
            free.update(both)
            change.notify_all()


print("patient:  ", Table().dine(patient))


# Not a way out: to give the fork back and try again. It is no deadlock, but nothing says that anybody ever eats. Here
# the barrier keeps all in step, and they are polite for ever (or for as long as we look).
in_step = threading.Barrier(SEATS)


def polite(table, seat):
    left, right = table.both(seat)
    for _ in range(3):
        table.forks[left].acquire()
        in_step.wait()
        if table.forks[right].acquire(blocking=False):
            table.meals[seat] += 1
            table.forks[right].release()
        in_step.wait()
        table.forks[left].release()
        in_step.wait()


print("polite:   ", Table().dine(polite))
