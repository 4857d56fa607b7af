"""call_soon_threadsafe(): another thread wakes the loop, and a coroutine of its own is executed there."""
import asyncio
import threading


async def answer(number):
    await asyncio.sleep(0.1)
    return number * 2


def other(loop, finished):
    loop.call_soon_threadsafe(print, "from the other thread")
    print("answer", asyncio.run_coroutine_threadsafe(answer(21), loop).result())
    loop.call_soon_threadsafe(finished.set)


async def main():
    finished = asyncio.Event()
    thread = threading.Thread(target=other, args=(asyncio.get_running_loop(), finished))
    thread.start()
    await finished.wait()
    thread.join()
    print("done")


asyncio.run(main())
