"""map() with a function that blocks."""
import threading
import time


def slow(number):
    time.sleep(0.1)
    return number * number


def other(gate):
    gate.acquire()
    time.sleep(0.15)
    print("other")


def one(gate):
    gate.acquire()
    print(list(map(slow, [1, 2, 3])))


gates = []
for target in (one, other):
    gate = threading.Lock()
    gate.acquire()
    gates.append(gate)
    threading.Thread(target=target, args=(gate,)).start()
time.sleep(1)  # until all of them stand at their gates
for gate in gates:
    gate.release()
