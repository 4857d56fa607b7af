# Without a handler it is logged, with the traceback.
import asyncio

async def fails():
    raise ValueError('unseen')

async def main():
    task = asyncio.create_task(fails(), name='T')
    await asyncio.sleep(0)
    del task
    asyncio.get_running_loop().call_exception_handler({'message': 'by hand', 'extra': 1})

asyncio.run(main())
