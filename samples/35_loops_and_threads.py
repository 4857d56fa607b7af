"""A loop and threads: blocking calls elsewhere, and threads that ask the loop."""
import asyncio
import contextvars
import threading

user = contextvars.ContextVar("user", default="nobody")


def blocking(gate):
    gate.wait()
    return f"{user.get()} in {'the main thread' if threading.current_thread() is threading.main_thread() else 'a worker'}"


async def ticker(log, stop):
    while not stop.is_set():
        log.append("tick")
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()

    # to_thread(): the loop goes on meanwhile, and the thread has a copy of the context.
    user.set("Ada")
    gate, log, stop = threading.Event(), [], asyncio.Event()
    task = asyncio.create_task(ticker(log, stop))
    call = asyncio.create_task(asyncio.to_thread(blocking, gate))
    while len(log) < 5:
        await asyncio.sleep(0)
    gate.set()
    print(await call, "| ticks meanwhile:", len(log) >= 5)
    stop.set()
    await task

    # From a thread into the loop: only through these two.
    done = loop.create_future()

    def thread():
        answer = asyncio.run_coroutine_threadsafe(asyncio.sleep(0, "from the loop"), loop).result()
        loop.call_soon_threadsafe(done.set_result, f"thread has got: {answer}")

    threading.Thread(target=thread).start()
    print(await done)

    # What is not thread-safe says so in debug mode.
    loop.set_debug(True)

    def wrong():
        try:
            loop.call_soon(print)
        except RuntimeError as error:
            return str(error)

    print(await asyncio.to_thread(wrong))


asyncio.run(main())
