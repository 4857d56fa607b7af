# An error in async with.
class C:
    async def __aenter__(self): return 1
    async def __aexit__(self, *a): 1 / 0
async def f():
    async with C() as c:
        pass
f().send(None)
