"""A switch inside a generator."""
import threading
import time


def numbers():
    print("before")
    yield 1
    print("after")


def other(gate):
    gate.acquire()
    print("other 1")
    print("other 2")


def one(gate):
    gate.acquire()
    for number in numbers():
        print(number)


gates = []
for target in (one, other):
    gate = threading.Lock()
    gate.acquire()
    gates.append(gate)
    threading.Thread(target=target, args=(gate,)).start()
time.sleep(1)  # until all of them stand at their gates
for gate in gates:
    gate.release()
