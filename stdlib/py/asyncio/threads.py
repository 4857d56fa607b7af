"""Functions that block, in threads of their own."""
import contextvars
import functools

from . import events

__all__ = ('to_thread',)


async def to_thread(func, /, *args, **kwargs):
    """Asynchronously run function *func* in a separate thread, in a copy of the present context.

    Returns a coroutine that can be awaited for the eventual result of *func*.
    """
    loop = events.get_running_loop()
    context = contextvars.copy_context()
    call = functools.partial(context.run, func, *args, **kwargs)
    return await loop.run_in_executor(None, call)
