"""Cancelling: an exception at the await, cleaning up, refusing, shielding, and time limits."""
import asyncio


async def sleeper(name):
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError as error:
        print(name, "is cancelled", *error.args)
        raise
    finally:
        print(name, "cleans up")


async def stubborn():
    while True:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            # To swallow it is allowed, but nobody will thank you: uncancel() says that it was meant.
            asyncio.current_task().uncancel()
            return "stayed"


async def main():
    task = asyncio.create_task(sleeper("one"))
    await asyncio.sleep(0)
    task.cancel("by main")
    try:
        await task
    except asyncio.CancelledError:
        print("seen by main:", task.cancelled())

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled(), task.cancelling())

    # shield(): only the wait is cancelled.
    inner = asyncio.create_task(asyncio.sleep(0.01, "finished all the same"))
    outer = asyncio.shield(inner)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer is cancelled:", await inner)

    # A time limit is a cancellation that becomes TimeoutError at the end of its block.
    try:
        async with asyncio.timeout(0.01) as limit:
            await sleeper("limited")
    except TimeoutError:
        print("too late:", limit.expired())

    # The outer limit is shorter: the inner one stays out of it.
    try:
        async with asyncio.timeout(0.01) as outer:
            async with asyncio.timeout(10) as inner:
                await asyncio.sleep(3600)
    except TimeoutError:
        print("outer", outer.expired(), "inner", inner.expired())


asyncio.run(main())
