"""Locks, events, conditions, semaphores and barriers for tasks."""
import collections
import enum

from . import exceptions, mixins

__all__ = 'Lock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier'


class _ContextManagerMixin:
    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


def _described(own_repr, state, waiters):
    """The plain repr with the state at its end."""
    if waiters:
        state = f'{state}, waiters:{len(waiters)}'
    return f'<{own_repr[1:-1]} [{state}]>'


class Lock(_ContextManagerMixin, mixins._LoopBoundMixin):
    """Mutual exclusion among tasks; those that wait get it first come, first served."""

    def __init__(self):
        self._waiters = None
        self._locked = False

    def __repr__(self):
        return _described(super().__repr__(), 'locked' if self._locked else 'unlocked', self._waiters)

    def locked(self):
        """Return True if lock is acquired."""
        return self._locked

    async def acquire(self):
        """Acquire the lock, waiting until it is free; returns True."""
        if not self._locked and all(waiter.cancelled() for waiter in self._waiters or ()):
            self._locked = True
            return True
        if self._waiters is None:
            self._waiters = collections.deque()
        fut = self._get_loop().create_future()
        self._waiters.append(fut)
        try:
            try:
                await fut
            finally:
                self._waiters.remove(fut)
        except exceptions.CancelledError:
            # The lock may have been offered to this task: the next one must not miss it.
            if not self._locked:
                self._wake_up_first()
            raise
        self._locked = True
        return True

    def release(self):
        """Release the lock and wake the first that waits."""
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        self._wake_up_first()

    def _wake_up_first(self):
        if self._waiters:
            first = self._waiters[0]
            # It stays in the row until it runs, and may have been woken already.
            if not first.done():
                first.set_result(True)


class Event(mixins._LoopBoundMixin):
    """A flag for which tasks can wait."""

    def __init__(self):
        self._waiters = collections.deque()
        self._value = False

    def __repr__(self):
        return _described(super().__repr__(), 'set' if self._value else 'unset', self._waiters)

    def is_set(self):
        """Return True if and only if the internal flag is true."""
        return self._value

    def set(self):
        """Set the flag and wake all that wait for it."""
        if self._value:
            return
        self._value = True
        for fut in self._waiters:
            if not fut.done():
                fut.set_result(True)

    def clear(self):
        """Reset the flag."""
        self._value = False

    async def wait(self):
        """Wait until the flag is set; returns True."""
        if self._value:
            return True
        fut = self._get_loop().create_future()
        self._waiters.append(fut)
        try:
            await fut
            return True
        finally:
            self._waiters.remove(fut)


class Condition(_ContextManagerMixin, mixins._LoopBoundMixin):
    """A lock together with a row of tasks that wait for a notification."""

    def __init__(self, lock=None):
        self._lock = lock = Lock() if lock is None else lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = collections.deque()

    def __repr__(self):
        return _described(super().__repr__(), 'locked' if self.locked() else 'unlocked', self._waiters)

    async def wait(self):
        """Give the lock up, wait for a notification, and take the lock again; returns True."""
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        fut = self._get_loop().create_future()
        self.release()
        try:
            try:
                self._waiters.append(fut)
                try:
                    await fut
                    return True
                finally:
                    self._waiters.remove(fut)
            finally:
                await self._take_back()
        except BaseException:
            # The notification may have been for this task: another one gets it.
            self._notify(1)
            raise

    async def _take_back(self):
        """Take the lock, however often that is cancelled, and raise the cancellation then."""
        cancellation = None
        while True:
            try:
                await self.acquire()
                break
            except exceptions.CancelledError as error:
                cancellation = error
        if cancellation is not None:
            try:
                raise cancellation
            finally:
                cancellation = None

    async def wait_for(self, predicate):
        """Wait until a predicate becomes true; returns its value."""
        while not (result := predicate()):
            await self.wait()
        return result

    def notify(self, n=1):
        """Wake up to n of the tasks that wait."""
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        self._notify(n)

    def _notify(self, n):
        for fut in self._waiters:
            if n <= 0:
                break
            if not fut.done():
                n -= 1
                fut.set_result(False)

    def notify_all(self):
        """Wake all tasks that wait."""
        self.notify(len(self._waiters))


class Semaphore(_ContextManagerMixin, mixins._LoopBoundMixin):
    """A number of permits, given first come, first served."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        self._waiters = None
        self._value = value

    def __repr__(self):
        state = 'locked' if self.locked() else f'unlocked, value:{self._value}'
        return _described(super().__repr__(), state, self._waiters)

    def locked(self):
        """Return True if acquire() would have to wait."""
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters or ())

    async def acquire(self):
        """Take a permit, waiting until there is one; returns True."""
        if not self.locked():
            self._value -= 1
            return True
        if self._waiters is None:
            self._waiters = collections.deque()
        fut = self._get_loop().create_future()
        self._waiters.append(fut)
        try:
            try:
                await fut
            finally:
                self._waiters.remove(fut)
        except exceptions.CancelledError:
            # The permit had been given to this task already.
            if fut.done() and not fut.cancelled():
                self._value += 1
            raise
        finally:
            # Others may have come meanwhile and stand in the row although there are permits.
            while self._value > 0 and self._wake_up_next():
                pass
        return True

    def release(self):
        """Give a permit back and wake a task that waits for one."""
        self._value += 1
        self._wake_up_next()

    def _wake_up_next(self):
        """Give a permit to the first that waits; False if nobody does."""
        for fut in self._waiters or ():
            if not fut.done():
                self._value -= 1
                fut.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    """A semaphore that never has more permits than at the beginning."""

    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError('BoundedSemaphore released too many times')
        super().release()


class _BarrierState(enum.Enum):
    FILLING = 'filling'
    DRAINING = 'draining'
    RESETTING = 'resetting'
    BROKEN = 'broken'


class Barrier(mixins._LoopBoundMixin):
    """Tasks wait for each other until a fixed number of them is there."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = Condition()
        self._parties = parties
        self._state = _BarrierState.FILLING
        self._count = 0

    def __repr__(self):
        state = self._state.value
        if not self.broken:
            state += f', waiters:{self.n_waiting}/{self.parties}'
        return f'<{super().__repr__()[1:-1]} [{state}]>'

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Wait for the others; returns a number that is different for each task, from 0."""
        async with self._cond:
            await self._block()
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    await self._release()
                else:
                    await self._wait()
                return index
            finally:
                self._count -= 1
                self._exit()

    async def _block(self):
        """Wait until the tasks of the round before have left."""
        await self._cond.wait_for(
            lambda: self._state not in (_BarrierState.DRAINING, _BarrierState.RESETTING)
        )
        if self._state is _BarrierState.BROKEN:
            raise exceptions.BrokenBarrierError('Barrier aborted')

    async def _release(self):
        """The last one lets the others go on."""
        self._state = _BarrierState.DRAINING
        self._cond.notify_all()

    async def _wait(self):
        """Wait for the last one."""
        await self._cond.wait_for(lambda: self._state is not _BarrierState.FILLING)
        if self._state in (_BarrierState.BROKEN, _BarrierState.RESETTING):
            raise exceptions.BrokenBarrierError('Abort or reset of barrier')

    def _exit(self):
        """When the last task has left, the next round can begin."""
        if self._count == 0:
            if self._state in (_BarrierState.RESETTING, _BarrierState.DRAINING):
                self._state = _BarrierState.FILLING
            self._cond.notify_all()

    async def reset(self):
        """Begin anew: the tasks that wait get BrokenBarrierError."""
        async with self._cond:
            if self._count == 0:
                self._state = _BarrierState.FILLING
            elif self._state is not _BarrierState.RESETTING:
                self._state = _BarrierState.RESETTING
            self._cond.notify_all()

    async def abort(self):
        """Break the barrier: all who wait, now or later, get BrokenBarrierError."""
        async with self._cond:
            self._state = _BarrierState.BROKEN
            self._cond.notify_all()

    @property
    def parties(self):
        """The number of tasks that it takes."""
        return self._parties

    @property
    def n_waiting(self):
        """The number of tasks that wait now."""
        return self._count if self._state is _BarrierState.FILLING else 0

    @property
    def broken(self):
        """Whether the barrier was aborted."""
        return self._state is _BarrierState.BROKEN
