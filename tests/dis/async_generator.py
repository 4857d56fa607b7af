async def g(n):
    for i in range(n):
        await sleep(i)
        yield i
