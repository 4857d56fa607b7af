# Debug mode: slow callbacks, wrong threads, and what call_soon is given.
import asyncio
import logging
import sys
import time

class Handler(logging.Handler):
    def emit(self, record):
        print(record.levelname, record.getMessage().split(' took ')[0].split(' created at ')[0])

logging.getLogger('asyncio').addHandler(Handler())
logging.getLogger('asyncio').propagate = False

async def slow():
    time.sleep(0.12)

async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), sys.get_coroutine_origin_tracking_depth())
    def callback():
        time.sleep(0.12)
    loop.call_soon(callback)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    for wrong in (3, main):
        try:
            loop.call_soon(wrong)
        except TypeError as error:
            print(error)
    def in_thread():
        try:
            loop.call_soon(print)
        except RuntimeError as error:
            print(error)
    await asyncio.to_thread(in_thread)

asyncio.run(main(), debug=True)
print(sys.get_coroutine_origin_tracking_depth())
