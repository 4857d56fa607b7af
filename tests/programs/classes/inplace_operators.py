# In-place methods and their fallbacks.
class A:
    def __init__(self): self.log = []
    def __iadd__(self, o): self.log.append(("iadd", o)); return self
    def __isub__(self, o): return "replaced"
    def __imul__(self, o): return NotImplemented
    def __mul__(self, o): return ("mul", o)
    def __or__(self, o): return ("or", o)
    def __ior__(self, o): self.log.append(("ior", o)); return self
a = A()
b = a
a += 1; a |= 2
print(a is b, a.log)
a *= 3
print(a)
a = b
a -= 1
print(a)
x = [b]
x[0] += 5
print(b.log, x[0] is b)
for op in "add sub mul truediv floordiv mod pow matmul lshift rshift and or xor".split():
    setattr(A, f"__i{op}__", lambda self, o, op=op: (op, o))
results = []
for stmt in ("v += 1", "v -= 1", "v *= 1", "v /= 1", "v //= 1", "v %= 1", "v **= 1", "v @= 1", "v <<= 1", "v >>= 1", "v &= 1", "v |= 1", "v ^= 1"):
    ns = {"v": A()}
    exec(stmt, ns)
    results.append(ns["v"])
print(results)
class T:
    def __getitem__(self, k): print("get", k); return 10
    def __setitem__(self, k, v): print("set", k, v)
    def __getattr__(self, n): print("getattr", n); return 1
t = T()
t["k"] += 1
t.zz -= 4
