async def f(xs):
    a = [x async for x in xs]
    b = [await x for x in xs]
    c = {x: y async for x, y in xs if await x}
    return (x async for x in xs)
