# A cancellation goes to the innermost task that is awaited.
import asyncio

async def leaf():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('leaf is cancelled')
        raise

async def middle(task):
    try:
        await task
    except asyncio.CancelledError:
        print('middle is cancelled, leaf:', task.cancelled())
        raise

async def main():
    inner = asyncio.create_task(leaf(), name='leaf')
    outer = asyncio.create_task(middle(inner), name='middle')
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel()
    print(inner.cancelling(), outer.cancelling(), inner.cancelled())
    await asyncio.wait([outer])
    print(inner.cancelled(), outer.cancelled())
    # Twice, of which the second comes while the first is under way.
    inner = asyncio.create_task(leaf())
    outer = asyncio.create_task(middle(inner))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel()
    outer.cancel()
    await asyncio.wait([outer])
    print(outer.cancelling(), outer.uncancel(), outer.uncancel(), outer.uncancel())

asyncio.run(main())
