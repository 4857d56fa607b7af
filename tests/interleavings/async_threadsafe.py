"""Another thread completes what the loop waits for."""
import asyncio
import threading
import time


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    def work():
        time.sleep(0.1)
        loop.call_soon_threadsafe(future.set_result, "from the thread")

    threading.Thread(target=work, name="worker").start()
    print(await future)


asyncio.run(main())
