"""print() is native and runs no Python: what it prints stays together, wherever the switches fall."""
import threading
import time


def one(gate):
    gate.acquire()
    print("one", "says", "hello")


def other(gate):
    gate.acquire()
    print("other", "says", "hello")


gates = []
for target in (one, other):
    gate = threading.Lock()
    gate.acquire()
    gates.append(gate)
    threading.Thread(target=target, args=(gate,)).start()
time.sleep(1)  # until all of them stand at their gates
for gate in gates:
    gate.release()
