"""Between asking and doing, the other thread does it too."""
import threading
import time

seats = 1


def book(name):
    global seats
    if seats > 0:
        seats -= 1
        print(name, "has a seat")
    else:
        print(name, "is too late")


def other(gate):
    gate.acquire()
    book("other")


def one(gate):
    gate.acquire()
    book("one")


gates = []
for target in (one, other):
    gate = threading.Lock()
    gate.acquire()
    gates.append(gate)
    threading.Thread(target=target, args=(gate,)).start()
time.sleep(1)  # until all of them stand at their gates
for gate in gates:
    gate.release()
