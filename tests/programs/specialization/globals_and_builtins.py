# Hot loads of globals and builtins see every change.
x = 1
def get(): return x
def length(v): return len(v)
r = []
for i in range(60):
    if i == 10: x = 2
    if i == 20: globals()["x"] = 3
    if i == 30: del x
    if i == 40:
        import builtins
        builtins.x = "builtin x"
    if i == 50: x = "global again"
    try: r.append(get())
    except NameError as e: r.append(str(e))
print([r[i] for i in (5, 15, 25, 35, 45, 55)])
del builtins.x
r = []
for i in range(50):
    if i == 10: len = lambda v: "global len"
    if i == 20: del len
    if i == 30: old, builtins.len = builtins.len, lambda v: "patched len"
    if i == 40: builtins.len = old
    r.append(length([1, 2]))
print([r[i] for i in (5, 15, 25, 35, 45)])
import math
def pi(): return math.pi
r = []
for i in range(30):
    if i == 10: saved, math.pi = math.pi, 3
    if i == 20: math.pi = saved
    r.append(pi())
print(r[5], r[15], r[25])
for i in range(300): globals()[f"g{i}"] = i
print(get(), g299, len([k for k in globals() if k.startswith("g")]) > 299)
ns = {"y": 1}
exec("def h(): return y", ns)
r = []
for i in range(20):
    if i == 10: ns["y"] = 2
    r.append(ns["h"]())
print(r[9], r[10])
