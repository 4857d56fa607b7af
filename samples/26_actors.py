"""Actors: nothing is shared, everything is a message. Each actor is a thread with a letter box."""
import queue
import threading


class Actor:
    """Calls its method on_KIND for each message (KIND, ...), one at a time, so that its state needs no lock."""

    def __init__(self, name):
        self.name = name
        self.box = queue.SimpleQueue()
        self.thread = threading.Thread(target=self.live, name=name)
        self.thread.start()

    def send(self, kind, *content):
        self.box.put((kind, content))

    def ask(self, kind, *content):
        """Send a message with a box for the answer, and wait for that."""
        answer = queue.SimpleQueue()
        self.send(kind, *content, answer)
        return answer.get()

    def stop(self):
        self.send("stop")
        self.thread.join()

    def live(self):
        while True:
            kind, content = self.box.get()
            if kind == "stop":
                return
            try:
                getattr(self, f"on_{kind}")(*content)
            except Exception as error:
                self.on_error(kind, error)

    def on_error(self, kind, error):
        print(f"{self.name}: {kind} failed: {error!r}")


class Account(Actor):
    def __init__(self, name, balance):
        self.balance = balance
        super().__init__(name)

    def on_deposit(self, amount):
        self.balance += amount

    def on_withdraw(self, amount, answer):
        granted = amount <= self.balance
        if granted:
            self.balance -= amount
        answer.put(granted)

    def on_balance(self, answer):
        answer.put(self.balance)


class Bank(Actor):
    def __init__(self, accounts):
        self.accounts = accounts
        self.refused = 0
        super().__init__("bank")

    def on_transfer(self, source, target, amount):
        if self.accounts[source].ask("withdraw", amount):
            self.accounts[target].send("deposit", amount)
        else:
            self.refused += 1

    def on_report(self, answer):
        answer.put(({name: account.ask("balance") for name, account in self.accounts.items()}, self.refused))


accounts = {name: Account(name, 100) for name in ("ada", "bob", "cleo")}
bank = Bank(accounts)


def customer(source, target):
    for _ in range(20):
        bank.send("transfer", source, target, 3)


# Sixty transfers by three threads, in an order that nobody knows: the sum does not depend on it.
pairs = [("ada", "bob"), ("bob", "cleo"), ("cleo", "ada")]
customers = [threading.Thread(target=customer, args=pair) for pair in pairs]
for thread in customers:
    thread.start()
for thread in customers:
    thread.join()
balances, refused = bank.ask("report")
print(balances, "refused:", refused, "sum:", sum(balances.values()))

# A transfer that is refused, and one that fails half-way: one actor at a time is not the same as all or nothing.
bank.send("transfer", "ada", "bob", 1000)
bank.send("transfer", "ada", "nobody", 1)
print(bank.ask("report"))


# Actors can make actors: a ring, around which a number goes until it is nothing.
class Link(Actor):
    def __init__(self, number, finished):
        self.finished = finished
        self.next = None
        super().__init__(f"link {number}")

    def on_token(self, count):
        if count:
            self.next.send("token", count - 1)
        else:
            self.finished.put(self.name)


finished = queue.SimpleQueue()
ring = [Link(number, finished) for number in range(7)]
for here, after in zip(ring, ring[1:] + ring[:1]):
    here.next = after
ring[0].send("token", 500)
print("after 500 steps at", finished.get())
for actor in [bank, *accounts.values(), *ring]:
    actor.stop()
print("alive:", threading.active_count())
