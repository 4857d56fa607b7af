"""Tasks: making them, waiting for them, and collecting their results."""
import concurrent.futures
import functools
import inspect
import itertools
import math
import types
import weakref

import _asyncio
import _asyncio_tasks
from _asyncio import Task, _current_tasks, _eager_tasks, _enter_task, _leave_task, _register_eager_task
from _asyncio import _register_task, _swap_current_task, _unregister_eager_task, _unregister_task, current_task

from . import base_tasks, coroutines, events, exceptions, futures, timeouts
from .queues import Queue

__all__ = (
    'Task', 'create_task', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'wait', 'wait_for', 'as_completed',
    'sleep', 'gather', 'shield', 'ensure_future', 'run_coroutine_threadsafe', 'current_task', 'all_tasks',
    'create_eager_task_factory', 'eager_task_factory', '_register_task', '_unregister_task', '_enter_task',
    '_leave_task',
)

FIRST_COMPLETED = concurrent.futures.FIRST_COMPLETED
FIRST_EXCEPTION = concurrent.futures.FIRST_EXCEPTION
ALL_COMPLETED = concurrent.futures.ALL_COMPLETED

_scheduled_tasks = _asyncio_tasks._scheduled_tasks
_CTask = _PyTask = Task


def all_tasks(loop=None):
    """Return a set of all tasks for the loop that are not done."""
    if loop is None:
        loop = events.get_running_loop()
    known = itertools.chain(list(_scheduled_tasks), list(_eager_tasks))
    return {task for task in known if futures._get_loop(task) is loop and not task.done()}


def create_task(coro, *, name=None, context=None):
    """Schedule the execution of a coroutine object in a spawn task.

    Return a Task object.
    """
    loop = events.get_running_loop()
    if context is None:
        # Factories of old take no context.
        return loop.create_task(coro, name=name)
    return loop.create_task(coro, name=name, context=context)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for futures or tasks, for at most `timeout` seconds; returns the sets of those done and those pending.

    The time limit is no error here, and nothing is cancelled.
    """
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = set(fs)
    if any(coroutines.iscoroutine(f) for f in fs):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    loop = events.get_running_loop()
    return await _wait(fs, timeout, return_when, loop)


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def wait_for(fut, timeout):
    """Wait for the single future or coroutine, for at most `timeout` seconds; None for no limit.

    When the time is over the future is cancelled and TimeoutError raised. When this is cancelled, the future is too.
    """
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except exceptions.CancelledError as exc:
            raise TimeoutError from exc
    async with timeouts.timeout(timeout):
        return await fut


async def _wait(fs, timeout, return_when, loop):
    """What wait() does with a set of futures."""
    assert fs, 'Set of Futures is empty.'
    waiter = loop.create_future()
    timeout_handle = None
    if timeout is not None:
        timeout_handle = loop.call_later(timeout, _release_waiter, waiter)
    counter = len(fs)

    def _on_completion(f):
        nonlocal counter
        counter -= 1
        enough = counter <= 0 or return_when == FIRST_COMPLETED or (
            return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None
        )
        if enough:
            if timeout_handle is not None:
                timeout_handle.cancel()
            _release_waiter(waiter)

    for f in fs:
        f.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timeout_handle is not None:
            timeout_handle.cancel()
        for f in fs:
            f.remove_done_callback(_on_completion)
    done, pending = set(), set()
    for f in fs:
        (done if f.done() else pending).add(f)
    return done, pending


async def _cancel_and_wait(fut):
    """Cancel a future or task and wait until it is done."""
    waiter = events.get_running_loop().create_future()
    release = functools.partial(_release_waiter, waiter)
    fut.add_done_callback(release)
    try:
        fut.cancel()
        # Not `await fut`: whether this or the future was cancelled could not be told then.
        await waiter
    finally:
        fut.remove_done_callback(release)


class _AsCompletedIterator:
    """Gives futures in the order of their completion: themselves by `async for`, coroutines for them by `for`."""

    def __init__(self, aws, timeout):
        self._done = Queue()
        self._timeout_handle = None
        loop = events.get_event_loop()
        todo = {ensure_future(aw, loop=loop) for aw in set(aws)}
        for f in todo:
            f.add_done_callback(self._handle_completion)
        if todo and timeout is not None:
            self._timeout_handle = loop.call_later(timeout, self._handle_timeout)
        self._todo = todo
        self._todo_left = len(todo)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._todo_left:
            raise StopAsyncIteration
        assert self._todo_left > 0
        self._todo_left -= 1
        return await self._wait_for_one()

    def __next__(self):
        if not self._todo_left:
            raise StopIteration
        assert self._todo_left > 0
        self._todo_left -= 1
        return self._wait_for_one(resolve=True)

    def _handle_timeout(self):
        for f in self._todo:
            f.remove_done_callback(self._handle_completion)
            # Stands for the one that did not make it.
            self._done.put_nowait(None)
        self._todo.clear()

    def _handle_completion(self, f):
        if not self._todo:
            # The time was over first.
            return
        self._todo.remove(f)
        self._done.put_nowait(f)
        if not self._todo and self._timeout_handle is not None:
            self._timeout_handle.cancel()

    async def _wait_for_one(self, resolve=False):
        f = await self._done.get()
        if f is None:
            raise exceptions.TimeoutError
        return f.result() if resolve else f


def as_completed(fs, *, timeout=None):
    """Create an iterator of awaitables or their results in completion order.

    `async for` gives the futures themselves, once they are done; `for` gives coroutines to await, each for the next
    result. When the time is over, those that are missing raise TimeoutError.
    """
    if inspect.isawaitable(fs):
        raise TypeError(f'expects an iterable of awaitables, not {type(fs).__name__}')
    return _AsCompletedIterator(fs, timeout)


@types.coroutine
def __sleep0():
    """One turn of the loop: a bare yield is what a task understands by that."""
    yield


async def sleep(delay, result=None):
    """Coroutine that completes after a given time (in seconds)."""
    if delay <= 0:
        await __sleep0()
        return result
    if math.isnan(delay):
        raise ValueError('Invalid delay: NaN (not a number)')
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, futures._set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


def ensure_future(coro_or_future, *, loop=None):
    """Wrap a coroutine or an awaitable in a future: a future is returned as it is."""
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not futures._get_loop(coro_or_future):
            raise ValueError(
                'The future belongs to a different loop than the one specified as the loop argument'
            )
        return coro_or_future
    should_close = True
    if not coroutines.iscoroutine(coro_or_future):
        if not inspect.isawaitable(coro_or_future):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')

        async def _wrap_awaitable(awaitable):
            return await awaitable

        coro_or_future = _wrap_awaitable(coro_or_future)
        should_close = False
    if loop is None:
        loop = events.get_event_loop()
    try:
        return loop.create_task(coro_or_future)
    except RuntimeError:
        if should_close:
            coro_or_future.close()
        raise


class _GatheringFuture(futures.Future):
    """The future of gather(): to cancel it is to cancel all that it waits for."""

    def __init__(self, children, *, loop):
        assert loop is not None
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            # When the children are done, this is to be cancelled even if they were not.
            self._cancel_requested = True
        return cancelled


def _gathered(child):
    """What stands for a child in the list of results."""
    if child.cancelled():
        message = child._cancel_message
        return exceptions.CancelledError('' if message is None else message)
    exception = child.exception()
    return child.result() if exception is None else exception


def gather(*coros_or_futures, return_exceptions=False):
    """Return a future aggregating results from the given coroutines/futures, in their order.

    The first exception is raised at once, while the others go on; with `return_exceptions` exceptions are results
    like any other. When the future is cancelled, so is everything that is not done.
    """
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop = None
    outer = None
    finished = 0
    arg_to_fut = {}
    children = []
    done_already = []

    def _done_callback(fut):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not fut.cancelled():
                # So that it counts as retrieved.
                fut.exception()
            return
        if not return_exceptions:
            if fut.cancelled():
                outer.set_exception(fut._make_cancelled_error())
                return
            exception = fut.exception()
            if exception is not None:
                outer.set_exception(exception)
                return
        if finished == len(arg_to_fut):
            results = [_gathered(child) for child in children]
            if outer._cancel_requested:
                outer.set_exception(fut._make_cancelled_error())
            else:
                outer.set_result(results)

    for arg in coros_or_futures:
        fut = arg_to_fut.get(arg)
        if fut is None:
            fut = ensure_future(arg, loop=loop)
            if loop is None:
                loop = futures._get_loop(fut)
            if fut is not arg:
                # Nobody but this function knows the task.
                fut._log_destroy_pending = False
            arg_to_fut[arg] = fut
            if fut.done():
                done_already.append(fut)
            else:
                fut.add_done_callback(_done_callback)
        children.append(fut)
    outer = _GatheringFuture(children, loop=loop)
    # Those that are done (eager tasks) count now that everything is known.
    for fut in done_already:
        _done_callback(fut)
    return outer


def shield(arg):
    """Wait for a future, shielding it from cancellation: only the wait is cancelled, not what is waited for."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = futures._get_loop(inner).create_future()

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
            return
        exception = inner.exception()
        if exception is not None:
            outer.set_exception(exception)
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """Submit a coroutine object to a given event loop, from another thread.

    Return a concurrent.futures.Future to access the result.
    """
    if not coroutines.iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    future = concurrent.futures.Future()

    def callback():
        try:
            futures._chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if future.set_running_or_notify_cancel():
                future.set_exception(exc)
            raise

    loop.call_soon_threadsafe(callback)
    return future


def create_eager_task_factory(custom_task_constructor):
    """Create a function suitable for loop.set_task_factory(), with tasks whose first step is executed at once."""

    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)

    return factory


eager_task_factory = create_eager_task_factory(Task)

# The names under which both forms of each function are known.
_c_current_task = _py_current_task = current_task
_c_register_task = _py_register_task = _register_task
_c_unregister_task = _py_unregister_task = _unregister_task
_c_register_eager_task = _py_register_eager_task = _register_eager_task
_c_unregister_eager_task = _py_unregister_eager_task = _unregister_eager_task
_c_enter_task = _py_enter_task = _enter_task
_c_leave_task = _py_leave_task = _leave_task
_c_swap_current_task = _py_swap_current_task = _swap_current_task
