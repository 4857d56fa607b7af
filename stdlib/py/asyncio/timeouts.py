"""Time limits for blocks of code."""
import enum
from types import TracebackType
from typing import Optional, Type, final

from . import events, exceptions, tasks

__all__ = 'Timeout', 'timeout', 'timeout_at'


class _State(enum.Enum):
    CREATED = 'created'
    ENTERED = 'active'
    EXPIRING = 'expiring'
    EXPIRED = 'expired'
    EXITED = 'finished'


@final
class Timeout:
    """Asynchronous context manager that cancels its block when a time has come, and then raises TimeoutError.

    Use `timeout()` or `timeout_at()` rather than instantiating this class directly.
    """

    def __init__(self, when: Optional[float]) -> None:
        self._state = _State.CREATED
        self._timeout_handler = None
        self._task = None
        self._when = when

    def when(self) -> Optional[float]:
        """Return the time of the end, by the loop's clock."""
        return self._when

    def reschedule(self, when: Optional[float]) -> None:
        """Set another time; None for no limit."""
        if self._state is _State.CREATED:
            raise RuntimeError('Timeout has not been entered')
        if self._state is not _State.ENTERED:
            raise RuntimeError(f'Cannot change state of {self._state.value} Timeout')
        self._when = when
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        if when is None:
            return
        loop = events.get_running_loop()
        if when <= loop.time():
            self._timeout_handler = loop.call_soon(self._on_timeout)
        else:
            self._timeout_handler = loop.call_at(when, self._on_timeout)

    def expired(self) -> bool:
        """Whether the time was over before the block's end."""
        return self._state in (_State.EXPIRING, _State.EXPIRED)

    def __repr__(self) -> str:
        when = ''
        if self._state is _State.ENTERED:
            when = f' when={None if self._when is None else round(self._when, 3)}'
        return f'<Timeout [{self._state.value}]{when}>'

    async def __aenter__(self) -> 'Timeout':
        if self._state is not _State.CREATED:
            raise RuntimeError('Timeout has already been entered')
        task = tasks.current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state = _State.ENTERED
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc_val: Optional[BaseException],
        exc_tb: Optional[TracebackType],
    ) -> Optional[bool]:
        assert self._state in (_State.ENTERED, _State.EXPIRING)
        if self._timeout_handler is not None:
            self._timeout_handler.cancel()
            self._timeout_handler = None
        if self._state is _State.ENTERED:
            self._state = _State.EXITED
            return None
        self._state = _State.EXPIRED
        # A cancellation by somebody else is not to become a TimeoutError.
        if self._task.uncancel() > self._cancelling or exc_type is None:
            return None
        if issubclass(exc_type, exceptions.CancelledError):
            raise TimeoutError from exc_val
        if exc_val is not None:
            self._insert_timeout_error(exc_val)
            if isinstance(exc_val, ExceptionGroup):
                for inner in exc_val.exceptions:
                    self._insert_timeout_error(inner)
        return None

    def _on_timeout(self) -> None:
        assert self._state is _State.ENTERED
        self._task.cancel()
        self._state = _State.EXPIRING
        # The handle refers to this object.
        self._timeout_handler = None

    @staticmethod
    def _insert_timeout_error(exc_val: BaseException) -> None:
        """Put TimeoutError in front of the cancellation in a chain of contexts."""
        while (context := exc_val.__context__) is not None:
            if isinstance(context, exceptions.CancelledError):
                error = TimeoutError()
                error.__context__ = error.__cause__ = context
                exc_val.__context__ = error
                return
            exc_val = context


def timeout(delay: Optional[float]) -> Timeout:
    """Timeout async context manager: TimeoutError in the block after `delay` seconds; None for no limit.

    >>> async with asyncio.timeout(10):  # 10 seconds timeout
    ...     await long_running_task()
    """
    return Timeout(events.get_running_loop().time() + delay if delay is not None else None)


def timeout_at(when: Optional[float]) -> Timeout:
    """Like timeout(), with a time of the loop's clock."""
    return Timeout(when)
