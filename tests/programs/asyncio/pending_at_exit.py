"""A task that is still pending when the program ends is reported while the modules are taken down."""
import asyncio


async def wait():
    await asyncio.Event().wait()


loop = asyncio.new_event_loop()
task = loop.create_task(wait(), name="left")
loop.run_until_complete(asyncio.sleep(0))
print("end")
