# try/finally and with across yields; exceptions in the loop body.
class Ctx:
    def __init__(self, n): self.n = n
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, t, v, tb): print("exit", self.n, t and t.__name__); return t is KeyError
def g():
    with Ctx("a"):
        yield 1
        with Ctx("b"):
            yield 2
        yield 3
print(list(g()))
it = g(); next(it); next(it); it.close()
it = g(); next(it); next(it)
print(it.throw(KeyError("swallowed by b")))
try: it.throw(ValueError("v"))
except ValueError as e: print(e)
def h():
    for i in range(3):
        try: yield i
        except ValueError: print("v at", i)
        else: print("else", i)
        finally: print("finally", i)
it = h()
print(next(it)); print(it.throw(ValueError)); print(next(it)); print(list(it))
try:
    for x in h():
        if x == 1: raise RuntimeError("body")
except RuntimeError as e: print(e)
def ret():
    try:
        yield 1
        return "r"
    finally:
        print("ret finally")
def use(): print("value:", (yield from ret()))
print(list(use()))
def exc_state():
    try: raise ValueError("in gen")
    except ValueError:
        yield 1
        try: raise
        except ValueError as e: yield repr(e)
it = exc_state(); next(it)
try: raise KeyError("outside")
except KeyError: print(next(it))
