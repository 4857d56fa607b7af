# call_later and call_at: order, cancellation, equal times.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    log = []
    loop.call_later(0.02, log.append, 'later')
    loop.call_later(0.01, log.append, 'sooner')
    cancelled = loop.call_later(0.015, log.append, 'never')
    when = loop.time() + 0.03
    for n in range(3):
        loop.call_at(when, log.append, n)
    cancelled.cancel()
    cancelled.cancel()
    print(cancelled.cancelled(), cancelled.when() < when)
    loop.call_later(-1, log.append, 'past')
    loop.call_soon(log.append, 'soon')
    await asyncio.sleep(0.04)
    print(log[:4], sorted(log[4:]))
    for wrong in (lambda: loop.call_later(None, print), lambda: loop.call_at(None, print)):
        try:
            wrong()
        except TypeError as error:
            print(error)
    # Many cancelled timers are cleared away.
    timers = [loop.call_later(1000, print) for _ in range(300)]
    for timer in timers[:290]:
        timer.cancel()
    await asyncio.sleep(0)
    print(len(loop._scheduled))
    for timer in timers:
        timer.cancel()
    try:
        await asyncio.sleep(float('nan'))
    except ValueError as error:
        print(error)

asyncio.run(main())
