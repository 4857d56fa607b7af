# What nobody catches goes to the loop's exception handler.
import asyncio

def handler(loop, context):
    print('handler:', context['message'], repr(context.get('exception')), sorted(context))

async def fails():
    raise ValueError('unseen')

async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    def callback():
        raise KeyError('in a callback')
    loop.call_soon(callback)
    await asyncio.sleep(0)
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    del task
    future = loop.create_future()
    future.set_exception(OSError('future'))
    del future
    loop.call_exception_handler({'message': 'by hand'})
    try:
        loop.set_exception_handler(3)
    except TypeError as error:
        print(error)
    loop.set_exception_handler(None)

asyncio.run(main())
