# Tasks that die with the program: what a variable of the module leads to still stands where it waits.
import asyncio


async def wait(event):
    await event.wait()


async def main():
    global event, task
    event = asyncio.Event()
    task = asyncio.create_task(wait(event), name="known")
    asyncio.create_task(wait(event), name="unknown")
    await asyncio.sleep(0)


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
print("end")
