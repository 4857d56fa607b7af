async def f(a):
    async with a:
        return 1
    async for x in a:
        if x:
            return x
        break
