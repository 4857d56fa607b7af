# Tasks have a copy of the context in which they were made; callbacks run in theirs.
import asyncio
import contextvars

variable = contextvars.ContextVar('variable', default='unset')

async def child():
    print('child sees', variable.get())
    variable.set('child')
    await asyncio.sleep(0)
    print('child keeps', variable.get())

async def main():
    variable.set('main')
    task = asyncio.create_task(child())
    variable.set('main again')
    await asyncio.sleep(0)
    print('main has', variable.get())
    await task
    context = contextvars.copy_context()
    context.run(variable.set, 'given')
    await asyncio.create_task(child(), context=context)
    print('given context has', context[variable])
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print('callback sees', variable.get()))
    loop.call_soon(lambda: print('callback in context', variable.get()), context=context)
    variable.set('later')
    await asyncio.sleep(0)
    future = loop.create_future()
    future.add_done_callback(lambda f: print('done callback', variable.get()), context=context)
    future.set_result(None)
    await asyncio.sleep(0)
    print('thread sees', await asyncio.to_thread(variable.get))
    token = variable.set('temporary')
    variable.reset(token)
    print(variable.get())

asyncio.run(main())
print(variable.get())
