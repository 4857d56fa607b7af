# gc.collect frees cycles, runs finalisers and callbacks.
import gc, weakref
gc.collect()
class Node:
    def __init__(self, n): self.n, self.link = n, None
    def __del__(self): print("del", self.n)
a, b = Node("a"), Node("b")
a.link, b.link = b, a
wa = weakref.ref(a, lambda r: print("callback"))
del a, b
print("alive", wa() is not None)
gc.collect()
print("collected", wa())
s = Node("self"); s.link = s; del s; gc.collect()
l = []; l.append(l); d = {}; d["d"] = d
class C: pass
c = C(); c.f = lambda: c; ws = weakref.ref(c); del c; print(ws() is not None)
def f():
    def g(): return g
    x = C(); x.g = g; x.me = x
    return weakref.ref(x)
w = f(); gc.collect(); print(w())
del l, d
print(gc.collect() > 0, gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled(), len(gc.get_threshold()), len(gc.get_count()), gc.garbage)
def gen():
    me = yield
    yield me
g = gen(); next(g); g.send(g); wg = weakref.ref(g); del g; print(wg() is not None); gc.collect(); print(wg())
class T: pass
T.me = T; t = weakref.ref(T); del T; gc.collect(); print(t())
try: 1 / 0
except ZeroDivisionError as e: 
    err = C(); err.e = e; e.c = err; we = weakref.ref(err)
del err; gc.collect(); print(we())
print(gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("a"))
