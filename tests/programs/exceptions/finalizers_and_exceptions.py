# An exception keeps its frames alive until it is dropped.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def f():
    d = D("in f")
    raise ValueError
try:
    f()
except ValueError as e:
    print("handling")
print("handled")
def g():
    d = D("in g")
    try:
        raise ValueError
    except ValueError:
        pass
    print("end of g")
g()
saved = None
try:
    f()
except ValueError as e:
    saved = e
print("saved")
saved = saved.with_traceback(None) and None
print("dropped")
