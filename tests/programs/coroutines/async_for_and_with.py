# async for and async with, driven by hand.
class Pause:
    def __init__(self, v): self.v = v
    def __await__(self): yield self.v
class AIter:
    def __init__(self, n): self.n, self.i = n, 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i == self.n: raise StopAsyncIteration
        await Pause(f"p{self.i}")
        self.i += 1
        return self.i
class ACtx:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    async def __aenter__(self): await Pause("enter " + self.name); return self.name
    async def __aexit__(self, t, v, tb):
        await Pause(f"exit {self.name} {t and t.__name__}")
        return self.swallow
def run(coro):
    log = []
    try:
        while True: log.append(coro.send(None))
    except StopIteration as e: return log, e.value
    except Exception as e: return log, repr(e)
async def loop():
    out = []
    async for x in AIter(3):
        if x == 2: continue
        out.append(x)
    else: out.append("else")
    async for x in AIter(5):
        if x == 2: break
    return out, [y async for y in AIter(2)], {y: 1 async for y in AIter(2) if y > 1}, [await f(y) async for y in AIter(1)]
async def f(x): return x * 100
async def ctx():
    async with ACtx("a") as a, ACtx("b", True) as b:
        raise ValueError(a + b)
    async with (ACtx("c") as c):
        return c
async def leak():
    async with ACtx("d"): raise KeyError("k")
async def bad1():
    async for x in [1]: pass
async def bad2():
    async with 5: pass
class NoExit:
    async def __aenter__(self): pass
async def bad3():
    async with NoExit(): pass
class BadNext:
    def __aiter__(self): return self
    def __anext__(self): return 5
async def bad4():
    async for x in BadNext(): pass
class BadIter:
    def __aiter__(self): return 5
async def bad5():
    async for x in BadIter(): pass
class SyncCtx:
    def __enter__(self): pass
    def __exit__(self, *a): pass
async def bad6():
    async with SyncCtx(): pass
async def bad7():
    with ACtx("x"): pass
for c in (loop, ctx, leak, bad1, bad2, bad3, bad4, bad5, bad6, bad7): print(c.__name__, run(c()))
