# __del__: resurrection, exceptions, order at exit, attribute access.
import sys
kept = []
class Phoenix:
    def __del__(self):
        print("del")
        kept.append(self)
p = Phoenix()
del p
print(len(kept))
kept.clear()
print("no second del")
class Full:
    def __init__(self): self.items = ["x"]
    def __del__(self): print("del with", self.items, type(self).__name__)
f = Full()
f.__class__ = type("Other", (Full,), {})
del f
class Partial:
    def __init__(self):
        raise ValueError("in init")
    def __del__(self): print("del of partial")
try:
    Partial()
except ValueError as e:
    print(e)
class NoDel: pass
n = NoDel()
n.__del__ = lambda: print("never")
del n
class Chain:
    def __init__(self, next): self.next = next
    def __del__(self): print("chain", self.next is None)
c = Chain(Chain(Chain(None)))
c = None
print("deleted")
