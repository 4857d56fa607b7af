# A coroutine driven with send.
class Awaitable:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return ("awaited", self.v, got)
async def inner(x):
    return await Awaitable(x)
async def outer():
    a = await inner("one")
    b = await inner("two")
    return a, b
c = outer()
print(type(c).__name__, c.send(None), c.send("r1"))
try: c.send("r2")
except StopIteration as e: print(e.value)
try: c.send(None)
except RuntimeError as e: print(e)
def run(coro):
    sent = None
    while True:
        try: sent = ("sent", coro.send(sent))
        except StopIteration as e: return e.value
print(run(outer()))
async def nothing(): pass
async def value(): return 5
async def conditional(x): return await value() if x else "no await"
print(run(nothing()), run(value()), run(conditional(1)), run(conditional(0)))
c = value()
try: c.send("x")
except TypeError as e: print(e)
c.close()
try: list(value_c := value())
except TypeError as e: print(e); value_c.close()
try: next(value_c)
except TypeError as e: print(e)
for bad in (5, None, [1], nothing, "abc"):
    async def b(): await bad
    try: run(b())
    except TypeError as e: print(e)
class BadAwait:
    def __await__(self): return 5
class NoIter:
    __await__ = None
for x in (BadAwait(), NoIter()):
    async def b(): await x
    try: run(b())
    except TypeError as e: print(e)
async def twice():
    v = value()
    await v
    await v
try: run(twice())
except RuntimeError as e: print(e)
