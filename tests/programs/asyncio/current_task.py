# Which loop runs and which task is the current one.
import asyncio

def attempt(action):
    try:
        print(action())
    except RuntimeError as error:
        print('RuntimeError', error)

attempt(asyncio.get_running_loop)
attempt(asyncio.current_task)

async def child(expected):
    print(asyncio.current_task() is expected[0])

async def main():
    loop = asyncio.get_running_loop()
    print(asyncio.get_event_loop() is loop, loop.is_running())
    expected = []
    expected.append(asyncio.create_task(child(expected)))
    await expected[0]
    def callback():
        print('in a callback:', asyncio.current_task())
    loop.call_soon(callback)
    await asyncio.sleep(0)
    attempt(lambda: asyncio.run(None))
    attempt(loop.close)

asyncio.run(main())
attempt(asyncio.get_running_loop)
