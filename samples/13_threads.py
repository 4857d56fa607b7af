"""Threads: several flows of control through one program, which share everything but their frames.

What a program with threads prints depends on when they are switched, unless it says who waits for whom. This one does.
"""
import threading


def greet(name):
    me = threading.current_thread()
    print(f"hello {name} from {me.name}")


# A thread is an object. start() lets it run, join() waits for its end.
thread = threading.Thread(target=greet, args=("world",))
print(thread.name, thread.is_alive())
thread.start()
thread.join()
print(thread.name, thread.is_alive())


# Or a class of one's own, which has a place for the result.
class Summation(threading.Thread):
    def __init__(self, numbers):
        super().__init__()
        self.numbers = numbers
        self.total = None

    def run(self):
        self.total = sum(self.numbers)


parts = [Summation(range(start, 1000, 4)) for start in range(4)]
for part in parts:
    part.start()
for part in parts:
    part.join()
print([part.total for part in parts], sum(part.total for part in parts) == sum(range(1000)))


# Every thread has local variables of its own; objects and globals belong to all.
shared = []


def fill(mark):
    for own in range(3):
        shared.append((mark, own))


threads = [threading.Thread(target=fill, args=(mark,)) for mark in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
# Whose turn was when is not settled, but each thread's items are in its order, and none is lost: append() is atomic.
for mark in "ab":
    print([item for item in shared if item[0] == mark])


# Who starts is not who goes first: here the second thread waits for the first by joining it, whatever the order.
def first():
    print("first")


def second(other):
    other.join()
    print("second")


one = threading.Thread(target=first)
two = threading.Thread(target=second, args=(one,))
one.start()
two.start()
two.join()
print("threads now:", [thread.name for thread in threading.enumerate()])
