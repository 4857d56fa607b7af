"""Locks: taking, trying, timing out; locks that may be taken twice; and the order that keeps from deadlock."""
import threading

lock = threading.Lock()

# Taken and released; best by `with`, which also releases it when there is an exception.
lock.acquire()
print("locked:", lock.locked())
lock.release()
try:
    with lock:
        raise ValueError("inside")
except ValueError as error:
    print(error, "- still locked:", lock.locked())

# A lock has no owner: who takes it twice waits for himself. So only try, or wait for a while.
with lock:
    print("again:", lock.acquire(blocking=False), lock.acquire(timeout=0.01))
try:
    lock.release()
except RuntimeError as error:
    print(error)


# An RLock has an owner, who may take it again: methods that call each other can all take it.
class Account:
    def __init__(self, name, balance):
        self.name = name
        self.balance = balance
        self.lock = threading.RLock()

    def deposit(self, amount):
        with self.lock:
            self.balance += amount

    def withdraw(self, amount):
        with self.lock:
            if self.balance < amount:
                raise ValueError(f"{self.name} has only {self.balance}")
            self.deposit(-amount)


account = Account("Ada", 10)
account.withdraw(4)
print(account.balance)
try:
    account.withdraw(40)
except ValueError as error:
    print(error)
try:
    account.lock.release()
except RuntimeError as error:
    print(error)


# Two locks, taken in different orders by two threads, are a deadlock waiting to happen. Here it does: each has one and
# waits for the other's. A timeout finds out.
left, right = threading.Lock(), threading.Lock()
both_have_one = threading.Barrier(2)
outcome = []


def grab(name, mine, other):
    with mine:
        both_have_one.wait()
        got = other.acquire(timeout=0.01)
        outcome.append((name, got))
        both_have_one.wait()  # keep one's own until both have seen it
        if got:
            other.release()


threads = [threading.Thread(target=grab, args=("one", left, right)),
           threading.Thread(target=grab, args=("two", right, left))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("deadlock:", sorted(outcome))


# The cure: everybody takes the locks in the same order.
def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.name)
    with first.lock, second.lock:
        source.withdraw(amount)
        target.deposit(amount)


ada, bob = Account("Ada", 1000), Account("Bob", 1000)


def many(source, target):
    for _ in range(100):
        transfer(source, target, 3)


threads = [threading.Thread(target=many, args=pair) for pair in [(ada, bob), (bob, ada), (ada, bob)]]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(ada.balance, bob.balance, ada.balance + bob.balance)
