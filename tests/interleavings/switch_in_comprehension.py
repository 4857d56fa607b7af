"""A switch inside a comprehension: each thread has its own variable."""
import threading
import time


def other(gate):
    gate.acquire()
    print([number * 3 for number in range(3)])


def one(gate):
    gate.acquire()
    print([number * 2 for number in range(3)])


gates = []
for target in (one, other):
    gate = threading.Lock()
    gate.acquire()
    gates.append(gate)
    threading.Thread(target=target, args=(gate,)).start()
time.sleep(1)  # until all of them stand at their gates
for gate in gates:
    gate.release()
