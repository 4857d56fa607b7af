"""A switch inside a property, which attribute access calls."""
import threading
import time


class Account:
    balance_ = 10

    @property
    def balance(self):
        print("read")
        return self.balance_


account = Account()


def other(gate):
    gate.acquire()
    account.balance_ = 20
    print("changed")


def one(gate):
    gate.acquire()
    print(account.balance)


gates = []
for target in (one, other):
    gate = threading.Lock()
    gate.acquire()
    gates.append(gate)
    threading.Thread(target=target, args=(gate,)).start()
time.sleep(1)  # until all of them stand at their gates
for gate in gates:
    gate.release()
