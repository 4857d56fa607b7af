# Order of calls, values, swallowing.
class C:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print("enter", self.name); return self.name.upper()
    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, tb is not None)
        return self.swallow
with C("a") as a: print("body", a)
with C("a") as a, C("b") as b: print(a, b)
with (C("a") as a, C("b"), C("c") as (x),): print(a, x)
with (C("p")): pass
with (C("q"), C("r")) if False else C("s") as s: print(s)
with C("sw", True): raise ValueError("swallowed")
print("after")
try:
    with C("a"), C("b"): raise KeyError("k")
except KeyError as e: print(repr(e))
with C("outer", True), C("inner"): raise ValueError("up to outer")
with C("x") as (p): pass
class T:
    def __enter__(self): return 1, (2, 3)
    def __exit__(self, *a): pass
with T() as (a, (b, c)): print(a, b, c)
d = {}
with T() as d["k"]: print(d)
def f():
    with C("f"): return "returned"
print(f())
for i in range(3):
    with C(f"i{i}"):
        if i == 0: continue
        break
def g():
    with C("g"): yield 1; print("resumed")
print(list(g()))
with C("truthy", 5): raise ValueError
with C("a"), C("nested") as n:
    with C("deep"): print(n)
