# timeout() and timeout_at(): states, rescheduling, nesting, and errors.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    limit = asyncio.timeout(0.01)
    print(limit)
    try:
        async with limit:
            print(repr(limit).startswith('<Timeout [active] when='), limit.expired())
            await asyncio.sleep(1)
    except TimeoutError as error:
        print('over', limit, limit.expired(), type(error.__cause__).__name__)
    async with asyncio.timeout(10) as limit:
        limit.reschedule(None)
        print(limit.when(), limit)
        limit.reschedule(loop.time() + 10)
    print(limit)
    for wrong in (lambda: limit.reschedule(1), lambda: asyncio.timeout(1).reschedule(1)):
        try:
            wrong()
        except RuntimeError as error:
            print(error)
    try:
        async with limit:
            pass
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.timeout(0.01) as outer:
            try:
                async with asyncio.timeout(1) as inner:
                    await asyncio.sleep(2)
            finally:
                print('inner', inner.expired(), 'outer', outer.expired())
    except TimeoutError:
        print('outer', outer.expired())
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            await asyncio.sleep(0)
            print('not reached')
    except TimeoutError:
        print('at once')
    try:
        async with asyncio.timeout(0):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                raise ValueError('instead')
    except ValueError as error:
        print(repr(error), repr(error.__context__), repr(error.__context__.__context__))

asyncio.run(main())
