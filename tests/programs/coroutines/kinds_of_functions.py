# async functions, lambdas, methods; await in many places.
def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
async def v(x): return x
class C:
    async def m(self, x): return self, await v(x)
    @staticmethod
    async def s(): return "s"
    @classmethod
    async def c(cls): return cls.__name__
    async def __call__(self): return "called"
    def __await__(self): return v("via await").__await__()
async def main():
    c = C()
    return [(await c.m(1))[1], await C.s(), await C.c(), await c(), await c, await v(1) + await v(2), [await v(i) for i in range(3)], {await v("k"): await v("val")}, f"{await v('f')}", (await v([1, 2]))[await v(0)], await v(1) if await v(0) else await v("else"), -await v(3), await v(2) ** 2, not await v(0), (lambda x: x)(await v(7)), [x for x in await v("ab")], await v(await v("nested"))]
print(run(main()))
async def gen():
    yield await v(1)
    yield (await v(2),)
async def collect(): return [x async for x in gen()], [x async for x in gen() if await v(x == 1)], [y for x in [1] for y in [await v(x)]]
print(run(collect()))
import types
@types.coroutine
def old(): 
    yield
    return "old style"
async def use_old(): return await old()
print(run(use_old()), main.__code__.co_flags & 0x80, gen.__code__.co_flags & 0x200, (lambda: (yield)).__code__.co_flags & 0x20)
async def rec(n): return 0 if n == 0 else 1 + await rec(n - 1)
print(run(rec(200)))
async def fin():
    try: return await v("try")
    finally: print(await v("finally"))
print(run(fin()))
async def match_await(x):
    match await v(x):
        case [a, b]: return a + b
        case _: return "other"
print(run(match_await([1, 2])), run(match_await(3)))
