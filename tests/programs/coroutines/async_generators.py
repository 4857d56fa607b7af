# asend, athrow, aclose by hand.
class Pause:
    def __await__(self): return (yield "pause")
def step(aw):
    log = []
    try:
        while True: log.append(aw.send(None))
    except StopIteration as e: return log, e.value
    except BaseException as e: return log, repr(e)
async def ag():
    try:
        x = yield 1
        print("got", x)
        await Pause()
        y = yield 2
        print("got", y)
    except ValueError as e:
        print("caught", e)
        yield "recovered"
    finally:
        await Pause()
        print("finally")
g = ag()
a = g.asend(None)
print(type(g).__name__, type(a).__name__, g.__aiter__() is g, step(a), step(g.aclose()))
g = ag()
print(step(g.__anext__()), step(g.asend("X")), step(g.asend("Y")), step(g.__anext__()))
g = ag()
print(step(g.asend(None)), step(g.athrow(ValueError("v"))), step(g.aclose()), step(g.__anext__()))
g = ag()
print(step(g.aclose()), step(g.__anext__()))
g = ag(); step(g.__anext__())
print(step(g.athrow(KeyError("k"))), step(g.aclose()))
g = ag()
print(step(g.asend("early")))
async def stubborn():
    try: yield 1
    except GeneratorExit: yield 2
g = stubborn(); step(g.__anext__())
print(step(g.aclose()))
async def use():
    out = [x async for x in simple()]
    async for x in simple():
        if x: break
    return out, [i async for i in (y * 2 async for y in simple())]
async def simple():
    for i in range(3): yield i
print(step(use()), g.ag_running, g.ag_frame is None, g.ag_code.co_name, g.ag_await)
async def stop():
    yield 1
    raise StopAsyncIteration("s")
g = stop(); step(g.__anext__())
print(step(g.__anext__()))
a = simple().__anext__()
print(step(a), step(a))
print(step(anext(simple())), type(aiter(simple())).__name__)
g = simple()
for f in (lambda: next(g), lambda: iter(g), lambda: g.send(1), lambda: aiter(5), lambda: anext(5), lambda: list(g)):
    try: f()
    except (TypeError, AttributeError) as e: print(e)
async def dflt():
    g = simple()
    return [await anext(g, "d") for _ in range(5)]
print(step(dflt()))
