# The states of a Future, and what is refused in each of them.
import asyncio

def attempt(action):
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, error)

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future, future._state, future.done(), future.cancelled())
    attempt(future.result)
    attempt(future.exception)
    future.set_result([1] * 3)
    print(future)
    attempt(future.exception)
    attempt(lambda: future.set_result(2))
    attempt(lambda: future.set_exception(ValueError()))
    attempt(future.cancel)
    failed = loop.create_future()
    attempt(lambda: failed.set_exception(3))
    failed.set_exception(KeyError)
    stopped = loop.create_future()
    stopped.set_exception(StopIteration)
    attempt(stopped.result)
    print(failed)
    attempt(failed.result)
    attempt(failed.exception)
    gone = loop.create_future()
    print(gone.cancel('message'), gone, gone.cancel())
    attempt(gone.result)
    attempt(gone.exception)
    attempt(lambda: setattr(gone, '_log_traceback', True))
    calls = []
    future = loop.create_future()
    for callback in (calls.append, print, calls.append):
        future.add_done_callback(callback)
    print(future.remove_done_callback(calls.append), future.remove_done_callback(len))
    iterator = future.__await__()
    print(next(iterator) is future)
    attempt(lambda: next(iterator))
    future.set_result('value')
    try:
        next(iterator)
    except StopIteration as stop:
        print(stop.value)
    print(asyncio.isfuture(future), asyncio.isfuture(3), future.get_loop() is loop)
    attempt(asyncio.Future.__new__(asyncio.Future).get_loop)

asyncio.run(main())
