# Changing classes after the fact is seen by instances at once.
class A:
    def f(self): return "A.f"
class B(A): pass
b = B()
calls = []
for i in range(12):
    calls.append(b.f())
    if i == 3: A.f = lambda self: "patched"
    if i == 6: B.f = lambda self: "B.f"
    if i == 8: b.f = lambda: "instance"
    if i == 10: del b.f, B.f
print(calls)
class C:
    x = 1
c = C()
out = []
for i in range(8):
    out.append(c.x)
    if i == 2: C.x = property(lambda self: "prop")
    if i == 4:
        C.x = 5
        c.x = "inst"
    if i == 6: del c.x
print(out)
def loop(objs): return [o.v for o in objs]
class P: v = "P"
class Q:
    def __init__(self): self.v = "Q"
class R:
    __slots__ = ("v",)
    def __init__(self): self.v = "R"
class S:
    def __getattr__(self, n): return "S"
print(loop([P(), Q(), R(), S(), Q(), P()] * 3))
def add(n):
    r = []
    for x in n: r.append(x + x)
    return r
print(add([1, 2, 3, 1.5, "a", [1], (2,), 2 ** 62, True, 1j, 5]))
g = 1
def readg(): return g
vals = []
for i in range(6):
    vals.append(readg())
    if i == 2: g = 2
    if i == 4:
        len_ = len
        globals()["g"] = "three"
print(vals)
