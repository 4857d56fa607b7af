"""Futures, and how those of asyncio and of concurrent.futures follow each other."""
import concurrent.futures
import logging

import _asyncio
from _asyncio import Future

from . import base_futures, events, exceptions

__all__ = 'Future', 'wrap_future', 'isfuture'

isfuture = base_futures.isfuture
_PENDING = base_futures._PENDING
_CANCELLED = base_futures._CANCELLED
_FINISHED = base_futures._FINISHED
# One less than DEBUG: tests of heavy debugging.
STACK_DEBUG = logging.DEBUG - 1
_CFuture = _PyFuture = Future

_SAME_EXCEPTIONS = {
    concurrent.futures.CancelledError: exceptions.CancelledError,
    concurrent.futures.TimeoutError: exceptions.TimeoutError,
    concurrent.futures.InvalidStateError: exceptions.InvalidStateError,
}


def _get_loop(fut):
    # Not every future of others has get_loop().
    try:
        get_loop = fut.get_loop
    except AttributeError:
        return fut._loop
    return get_loop()


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)


def _convert_future_exc(exc):
    """The exception of this package that stands for one of concurrent.futures."""
    same = _SAME_EXCEPTIONS.get(type(exc))
    return exc if same is None else same(*exc.args).with_traceback(exc.__traceback__)


def _hand_over(source, destination):
    exception = source.exception()
    if exception is not None:
        destination.set_exception(_convert_future_exc(exception))
    else:
        destination.set_result(source.result())


def _set_concurrent_future_state(concurrent, source):
    """Give a future of concurrent.futures the outcome of another."""
    assert source.done()
    if source.cancelled():
        concurrent.cancel()
    if concurrent.set_running_or_notify_cancel():
        _hand_over(source, concurrent)


def _copy_future_state(source, dest):
    """Give a future of asyncio the outcome of another."""
    assert source.done()
    if dest.cancelled():
        return
    assert not dest.done()
    if source.cancelled():
        dest.cancel()
    else:
        _hand_over(source, dest)


def _chain_future(source, destination):
    """When one is done the other gets its outcome; when the other is cancelled the one is as well."""
    for future, role in ((source, 'source'), (destination, 'destination')):
        if not isfuture(future) and not isinstance(future, concurrent.futures.Future):
            raise TypeError(f'A future is required for {role} argument')
    source_loop = _get_loop(source) if isfuture(source) else None
    dest_loop = _get_loop(destination) if isfuture(destination) else None

    def _set_state(future, other):
        if isfuture(future):
            _copy_future_state(other, future)
        else:
            _set_concurrent_future_state(future, other)

    def _call_check_cancel(destination):
        if not destination.cancelled():
            return
        if source_loop is None or source_loop is dest_loop:
            source.cancel()
        else:
            source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if dest_loop is None or dest_loop is source_loop:
            _set_state(destination, source)
        elif not dest_loop.is_closed():
            dest_loop.call_soon_threadsafe(_set_state, destination, source)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    """Wrap concurrent.futures.Future object."""
    if isfuture(future):
        return future
    assert isinstance(future, concurrent.futures.Future), (
        f'concurrent.futures.Future is expected, got {future!r}'
    )
    if loop is None:
        loop = events.get_event_loop()
    wrapper = loop.create_future()
    _chain_future(future, wrapper)
    return wrapper
