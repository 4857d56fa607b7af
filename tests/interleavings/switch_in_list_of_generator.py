"""list() runs a generator to its end; the other thread comes in between."""
import threading
import time


def numbers():
    for number in range(3):
        time.sleep(0.1)
        yield number


def other(gate):
    gate.acquire()
    print("other 1")
    print("other 2")


def one(gate):
    gate.acquire()
    print(list(numbers()))


gates = []
for target in (one, other):
    gate = threading.Lock()
    gate.acquire()
    gates.append(gate)
    threading.Thread(target=target, args=(gate,)).start()
time.sleep(1)  # until all of them stand at their gates
for gate in gates:
    gate.release()
