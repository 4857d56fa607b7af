"""A switch inside the body of a class."""
import threading
import time


def other(gate):
    gate.acquire()
    print("other 1")
    print("other 2")


def one(gate):
    gate.acquire()

    class Made:
        print("body begins")
        value = 1
        print("body ends")

    print(Made.value)


gates = []
for target in (one, other):
    gate = threading.Lock()
    gate.acquire()
    gates.append(gate)
    threading.Thread(target=target, args=(gate,)).start()
time.sleep(1)  # until all of them stand at their gates
for gate in gates:
    gate.release()
