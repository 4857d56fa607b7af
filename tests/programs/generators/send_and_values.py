# send, next and the values of yield.
def echo():
    print("start")
    got = None
    while True:
        got = yield ("echo", got)
        if got == "stop": return "stopped"
g = echo()
print(next(g), g.send(1), g.send(None), next(g))
try:
    g.send("stop")
except StopIteration as e:
    print(e.value)
for _ in range(2):
    try: g.send(1)
    except StopIteration as e: print(e.value)
g = echo()
try:
    g.send("too early")
except TypeError as e:
    print(e)
print(g.send(None))
def avg():
    total = n = 0
    mean = None
    while True:
        x = yield mean
        total += x; n += 1
        mean = total / n
a = avg(); next(a)
print(a.send(10), a.send(20), a.send(3))
def y():
    x = yield
    z = yield x
    print(x, z, (yield 1), (yield))
    t = yield 1, 2
    u = yield
    return t, u
g = y()
out = [next(g)]
for v in ("a", "b", "c", "d", "e", "f"):
    try: out.append(g.send(v))
    except StopIteration as e: out.append(("return", e.value))
print(out)
