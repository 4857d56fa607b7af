"""What all futures have in common: their states, and how they are shown."""
__all__ = ()

import reprlib

from . import format_helpers

_PENDING = 'PENDING'
_CANCELLED = 'CANCELLED'
_FINISHED = 'FINISHED'


def isfuture(obj):
    """Whether something is to be treated as a future: its class says so by `_asyncio_future_blocking`."""
    return hasattr(obj.__class__, '_asyncio_future_blocking') and obj._asyncio_future_blocking is not None


def _format_callbacks(cb):
    """The first two callbacks, or how many more there are."""
    shown = [format_helpers._format_callback_source(callback, ()) for callback, _ in cb]
    if len(shown) > 2:
        shown[1:-1] = [f'<{len(shown) - 2} more>']
    return f"cb=[{', '.join(shown)}]"


def _future_repr_info(future):
    info = [future._state.lower()]
    if future._state == _FINISHED:
        if future._exception is not None:
            info.append(f'exception={future._exception!r}')
        else:
            # A result can be large.
            info.append(f'result={reprlib.repr(future._result)}')
    if future._callbacks:
        info.append(_format_callbacks(future._callbacks))
    if future._source_traceback:
        made_at = future._source_traceback[-1]
        info.append(f'created at {made_at[0]}:{made_at[1]}')
    return info


@reprlib.recursive_repr()
def _future_repr(future):
    return f"<{future.__class__.__name__} {' '.join(_future_repr_info(future))}>"
