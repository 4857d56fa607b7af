"""A switch inside a property, which attribute access calls."""
import threading

go = threading.Event()


class Account:
    balance_ = 10

    @property
    def balance(self):
        print("read")
        return self.balance_


account = Account()


def other():
    go.wait()
    account.balance_ = 20
    print("changed")


def one():
    go.wait()
    print(account.balance)


threads = [threading.Thread(target=one), threading.Thread(target=other)]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
