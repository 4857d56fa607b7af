"""Several attempts at the same thing, each beginning a while after the one before; the first that succeeds wins."""
import contextlib

from . import events, exceptions as exceptions_mod, locks, tasks

__all__ = ('staggered_race',)


async def staggered_race(coro_fns, delay, *, loop=None):
    """Run coroutine functions with staggered start times and take the first to finish.

    The next one begins when `delay` seconds have passed or the one before has failed. Returns the winner's result and
    index (None and None if all failed), and the list of the exceptions, None for those without.
    """
    loop = loop or events.get_running_loop()
    enumerated = enumerate(coro_fns)
    winner_result = None
    winner_index = None
    failures = []
    running = []

    async def run_one_coro(previous_failed):
        # Wait for the one before to fail, or for the delay.
        if previous_failed is not None:
            with contextlib.suppress(exceptions_mod.TimeoutError):
                await tasks.wait_for(previous_failed.wait(), delay)
        try:
            this_index, coro_fn = next(enumerated)
        except StopIteration:
            return
        this_failed = locks.Event()
        running.append(loop.create_task(run_one_coro(this_failed)))
        failures.append(None)
        try:
            result = await coro_fn()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as e:
            failures[this_index] = e
            this_failed.set()
        else:
            nonlocal winner_index, winner_result
            assert winner_index is None
            winner_index = this_index
            winner_result = result
            for index, task in enumerate(running):
                if index != this_index:
                    task.cancel()

    running.append(loop.create_task(run_one_coro(None)))
    try:
        # Tasks are added while others end.
        done_count = 0
        while done_count != len(running):
            done, _ = await tasks.wait(running)
            done_count = len(done)
            for task in done:
                if not task.cancelled() and task.exception() is not None:
                    raise task.exception()
        return winner_result, winner_index, failures
    finally:
        for task in running:
            task.cancel()
