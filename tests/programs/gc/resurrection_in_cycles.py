# A finaliser that resurrects its cycle.
import gc
kept = []
class R:
    def __init__(self): self.me = self; self.n = 0
    def __del__(self):
        print("del", self.n)
        self.n += 1
        kept.append(self)
r = R(); del r
gc.collect(); print(len(kept), kept[0].n, kept[0].me is kept[0])
kept.clear()
gc.collect(); print("no second call", len(kept))
class P:
    def __init__(self, o): self.o = o
    def __del__(self): print("P del sees", type(self.o).__name__)
p = P(None); q = P(p); p.o = q
del p, q
gc.collect()
class Boom:
    def __init__(self): self.me = self
    def __del__(self):
        print("boom")
b = Boom(); del b
for i in range(3): gc.collect()
print("end")
