# Hot generators, exceptions in hot loops, closures.
def gen(n):
    for i in range(n):
        got = yield i
        if got: yield got
def drive():
    g = gen(5); out = [next(g)]
    for v in (None, "a", None, "b", None): out.append(g.send(v))
    return out
for _ in range(20): r = drive()
print(r)
def safe(x):
    try: return 10 // x
    except ZeroDivisionError: return "zero"
    except TypeError as e: return str(e)
    finally: log.append(x)
log = []
print([safe(x) for x in (1, 0, 5, "a", 0, 2) * 10][-6:], len(log))
def loop():
    n = 0
    for i in range(300):
        try:
            if i % 3 == 0: raise ValueError(i)
            if i % 5 == 0: continue
            n += 1
        except ValueError as e: n += e.args[0] % 2
    return n
print(loop())
def counter():
    c = 0
    def inc():
        nonlocal c
        c += 1
        return c
    return inc
i = counter()
for _ in range(100): v = i()
print(v, counter()())
class Ctx:
    n = 0
    def __enter__(self): Ctx.n += 1; return self
    def __exit__(self, *a): Ctx.n -= 1; return a[0] is KeyError
for k in range(60):
    with Ctx():
        if k % 2: raise KeyError
print(Ctx.n)
def deleg(n): r = yield from gen(n); return r
print([list(deleg(3)) for _ in range(20)][-1], sum(x for _ in range(20) for x in gen(10)))
def fall(n): return [x for x in range(n) if not any(x % d == 0 for d in range(2, x))]
print(fall(60))
async def co(n): return n if n == 0 else await co(n - 1) + 1
def run(c):
    try: c.send(None)
    except StopIteration as e: return e.value
print([run(co(i)) for i in range(20)][-1])
