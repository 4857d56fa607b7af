# Exceptions, context managers and transactions.
class InsufficientFunds(Exception):
    def __init__(self, need, have): super().__init__(f"need {need}, have {have}"); self.missing = need - have
class Account:
    def __init__(self, name, balance=0): self.name, self.balance, self.log = name, balance, []
    def withdraw(self, n):
        if n <= 0: raise ValueError(f"bad amount {n}")
        if n > self.balance: raise InsufficientFunds(n, self.balance)
        self.balance -= n; self.log.append(-n)
    def deposit(self, n): self.balance += n; self.log.append(n)
class Transaction:
    def __init__(self, *accounts): self.accounts = accounts
    def __enter__(self): self.saved = [(a.balance, a.log[:]) for a in self.accounts]; return self
    def __exit__(self, t, v, tb):
        if t:
            for a, (b, l) in zip(self.accounts, self.saved): a.balance, a.log = b, l
            print("rolled back:", v)
        return t is not None and issubclass(t, InsufficientFunds)
a, b = Account("a", 100), Account("b")
def transfer(x, y, n):
    with Transaction(x, y):
        y.deposit(n); x.withdraw(n)
transfer(a, b, 60); transfer(a, b, 60)
try: transfer(a, b, -5)
except ValueError as e: print("ValueError", e)
print(a.balance, b.balance, a.log, b.log)
try:
    try: a.withdraw(1000)
    except InsufficientFunds as e: raise RuntimeError(f"missing {e.missing}") from e
except RuntimeError as e: print(e, "<-", e.__cause__)
