# The order in which things are dropped: locals, items, attributes.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print(self.n, end=" ")
def f():
    a = D("a"); b = D("b"); c = D("c")
f(); print()
l = [D(i) for i in range(4)]; l = None; print()
t = (D("t1"), (D("t2"), D("t3")), D("t4")); del t; print()
d = {1: D("d1"), "x": D("d2")}; d = 0; print()
class O: pass
o = O(); o.first = D("first"); o.second = D("second"); del o; print()
def g(x, *args, **kw): pass
g(D("pos"), D("star"), k=D("kw")); print()
x = D("old"); x = D("new"); print("|", end=" "); x = None; print()
def h():
    try: return D("returned")
    finally: print("finally", end=" ")
h(); print()
s = {D("set")}; s.clear(); print()
for i in [D("i1"), D("i2")]: print("loop", end=" ")
del i; print()
[D("discarded")][0]; print("next")
def gen():
    v = D("gen local"); yield 1; w = D("gen w"); yield 2
for y in gen(): pass
print()
z = D("arg"); g(z); print("kept", end=" "); del z; print()
lam = (lambda q=D("default"): 0); del lam; print()
a = D("swap a"); b = D("swap b"); a, b = b, a; del a; print("|", end=" "); del b; print()
l = [D(1), D(2), D(3), D(4)]; del l[1:3]; print("|", end=" "); l[0] = None; print("|", end=" "); l.pop(); print()
