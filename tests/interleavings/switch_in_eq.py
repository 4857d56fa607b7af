"""A switch inside __eq__, which a dictionary's lookup calls."""
import threading
import time


class Key:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return 1

    def __eq__(self, other):
        print("compare", self.text, other.text)
        return self.text == other.text


table = {Key("a"): 1}


def other(gate):
    gate.acquire()
    table[Key("b")] = 2
    print("stored")


def one(gate):
    gate.acquire()
    print(table[Key("a")])


gates = []
for target in (one, other):
    gate = threading.Lock()
    gate.acquire()
    gates.append(gate)
    threading.Thread(target=target, args=(gate,)).start()
time.sleep(1)  # until all of them stand at their gates
for gate in gates:
    gate.release()
