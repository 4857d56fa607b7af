# An exception in finally while another one is handled, and one in a with statement.
class Ctx:
    def __enter__(self): return self
    def __exit__(self, *a): raise TypeError("in exit")
def f():
    with Ctx() as c:
        raise ValueError("in body")
try:
    f()
finally:
    print("done")
