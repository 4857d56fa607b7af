"""A switch inside an except block: the other thread has an exception of its own."""
import sys
import threading
import time


def other(gate):
    gate.acquire()
    try:
        [][0]
    except IndexError:
        print("other handles", sys.exception())


def one(gate):
    gate.acquire()
    try:
        1 / 0
    except ZeroDivisionError:
        print("one handles", sys.exception())


gates = []
for target in (one, other):
    gate = threading.Lock()
    gate.acquire()
    gates.append(gate)
    threading.Thread(target=target, args=(gate,)).start()
time.sleep(1)  # until all of them stand at their gates
for gate in gates:
    gate.release()
