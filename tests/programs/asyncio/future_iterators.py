# throw() of the iterator of a future takes what a generator's takes.
import asyncio
import warnings

warnings.simplefilter("ignore", DeprecationWarning)


def attempt(*given):
    iterator = iter(asyncio.Future(loop=loop))
    try:
        iterator.throw(*given)
    except BaseException as error:
        print(type(error).__name__, error)


loop = asyncio.new_event_loop()
attempt(ValueError)
attempt(ValueError("one"))
attempt(ValueError, ValueError("two"))
attempt(ValueError, "three", None)
attempt(ValueError, None, None)
attempt(ValueError, ValueError("four"), 32)
attempt(ValueError("five"), ValueError("six"))
attempt(list)
loop.close()
