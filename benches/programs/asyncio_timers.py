"""Many timers, of which every third is cancelled."""
import asyncio
import sys


async def main(n):
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    fired = 0

    def fire(last):
        nonlocal fired
        fired += 1
        if last:
            done.set_result(None)

    now = loop.time()
    timers = [loop.call_at(now + (i * 7919 % n) / n * 0.02, fire, False) for i in range(n)]
    for timer in timers[::3]:
        timer.cancel()
    loop.call_at(now + 0.03, fire, True)
    await done
    print(fired)


asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
