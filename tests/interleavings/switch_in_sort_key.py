"""A switch inside the key function that sorted() calls."""
import threading
import time


def key(number):
    print("key", number)
    return -number


def other(gate):
    gate.acquire()
    print("other 1")
    print("other 2")


def one(gate):
    gate.acquire()
    print(sorted([1, 3, 2], key=key))


gates = []
for target in (one, other):
    gate = threading.Lock()
    gate.acquire()
    gates.append(gate)
    threading.Thread(target=target, args=(gate,)).start()
time.sleep(1)  # until all of them stand at their gates
for gate in gates:
    gate.release()
