# shield() keeps a cancellation away from what it protects; nested shields do as well.
import asyncio

async def important(name):
    print(name, 'begins')
    await asyncio.sleep(0.01)
    print(name, 'ends')
    return name

async def main():
    inner = asyncio.create_task(important('one'))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print('outer cancelled, inner:', inner.cancelled())
    print(await inner)
    nested = asyncio.shield(asyncio.shield(important('two')))
    task = asyncio.ensure_future(nested)
    print(task is nested)
    await asyncio.sleep(0)
    nested.cancel()
    try:
        await nested
    except asyncio.CancelledError:
        print('nested cancelled')
    await asyncio.sleep(0.02)
    done = asyncio.create_task(asyncio.sleep(0, 'value'))
    await done
    print(asyncio.shield(done) is done)
    inner = asyncio.create_task(important('three'))
    waiting = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    try:
        await waiting
    except asyncio.CancelledError:
        print('inner cancelled', waiting.cancelled())

asyncio.run(main())
