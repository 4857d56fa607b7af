"""A switch inside a finaliser."""
import threading
import time


class Resource:
    def __del__(self):
        print("finaliser begins")
        print("finaliser ends")


resource = Resource()


def other(gate):
    gate.acquire()
    print("other 1")
    print("other 2")


def one(gate):
    gate.acquire()
    global resource
    del resource
    print("deleted")


gates = []
for target in (one, other):
    gate = threading.Lock()
    gate.acquire()
    gates.append(gate)
    threading.Thread(target=target, args=(gate,)).start()
time.sleep(1)  # until all of them stand at their gates
for gate in gates:
    gate.release()
