# Work in threads: to_thread, run_in_executor, call_soon_threadsafe, run_coroutine_threadsafe, wrap_future.
import asyncio
import concurrent.futures
import threading
import time

def blocking(value):
    time.sleep(0.01)
    return value, threading.current_thread() is threading.main_thread()

def fails():
    raise ValueError('in the thread')

async def answer(value):
    await asyncio.sleep(0)
    return value

async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(blocking, 'a'))
    print(await loop.run_in_executor(None, blocking, 'b'))
    try:
        await asyncio.to_thread(fails)
    except ValueError as error:
        print(error)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        print(await asyncio.gather(*[loop.run_in_executor(pool, blocking, n) for n in range(3)]))
        print(await asyncio.wrap_future(pool.submit(blocking, 'wrapped')))
    future = loop.create_future()
    thread = threading.Thread(target=lambda: loop.call_soon_threadsafe(future.set_result, 'from a thread'))
    thread.start()
    print(await future)
    thread.join()
    def other():
        result = asyncio.run_coroutine_threadsafe(answer('across'), loop)
        return result.result(5)
    print(await asyncio.to_thread(other))
    try:
        asyncio.run_coroutine_threadsafe(3, loop)
    except TypeError as error:
        print(error)

asyncio.run(main())
