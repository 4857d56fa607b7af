# A future that is done wakes its waiters in the order in which they began to wait.
import asyncio

async def waiter(name, future):
    print(name, 'waits')
    print(name, 'got', await future)

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    tasks = [asyncio.create_task(waiter(n, future)) for n in 'abc']
    future.add_done_callback(lambda f: print('callback', f.result()))
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: print('late callback', f.done()))
    loop.call_soon(print, 'before')
    future.set_result(7)
    loop.call_soon(print, 'after')
    print('set')
    await asyncio.wait(tasks)
    print(await future)

asyncio.run(main())
