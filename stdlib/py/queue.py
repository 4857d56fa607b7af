"""Queues for threads: first in first out, last in first out, smallest first, and a simple one."""

import threading
import types
from collections import deque
from heapq import heappush, heappop
from time import monotonic as time

try:
    from _queue import SimpleQueue
except ImportError:
    SimpleQueue = None
try:
    from _queue import Empty
except ImportError:
    class Empty(Exception):
        """There was no item."""

__all__ = ["Empty", "Full", "ShutDown", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Full(Exception):
    """There was no room for another item."""


class ShutDown(Exception):
    """The queue was shut down."""


class Queue:
    """A queue of at most `maxsize` items, or as many as you like; the longest waiting item is next.

    Subclasses may replace _init(), _qsize(), _put() and _get(), which are only called by the owner of the lock.
    """

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        # One lock, and three things to wait for.
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    # ------------------------------------------------------------ work and its end

    def task_done(self):
        """Say that one item that get() returned has been dealt with."""
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished <= 0:
                if unfinished < 0:
                    raise ValueError("task_done() called too many times")
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        """Wait until task_done() has been called for every item that was put."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def shutdown(self, immediate=False):
        """Refuse further items, and have get() raise ShutDown at the end; if `immediate`, at once.

        An immediate shutdown throws away the items there are, as if they had been dealt with.
        """
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                while self._qsize():
                    self._get()
                    if self.unfinished_tasks > 0:
                        self.unfinished_tasks -= 1
                # join() may be over.
                self.all_tasks_done.notify_all()
            # All others see it when they wake.
            self.not_empty.notify_all()
            self.not_full.notify_all()

    # ------------------------------------------------------------ how full it is

    def qsize(self):
        """Return the number of items, which may be another when you look at it."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Tell whether there was no item at this moment."""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Tell whether there was no room at this moment."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    # ------------------------------------------------------------ in and out

    def put(self, item, block=True, timeout=None):
        """Add an item, waiting for room: for ever, for `timeout` seconds, or not at all. Then: Full."""
        with self.not_full:
            if self.is_shutdown:
                raise ShutDown
            if self.maxsize > 0:
                if not block:
                    if self._qsize() >= self.maxsize:
                        raise Full
                elif timeout is None:
                    while self._qsize() >= self.maxsize:
                        self.not_full.wait()
                        if self.is_shutdown:
                            raise ShutDown
                elif timeout < 0:
                    raise ValueError("'timeout' must be a non-negative number")
                else:
                    deadline = time() + timeout
                    while self._qsize() >= self.maxsize:
                        left = deadline - time()
                        if left <= 0.0:
                            raise Full
                        self.not_full.wait(left)
                        if self.is_shutdown:
                            raise ShutDown
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Remove and return an item, waiting for one as put() does for room. Then: Empty."""
        with self.not_empty:
            if self.is_shutdown and not self._qsize():
                raise ShutDown
            if not block:
                if not self._qsize():
                    raise Empty
            elif timeout is None:
                while not self._qsize():
                    self.not_empty.wait()
                    if self.is_shutdown and not self._qsize():
                        raise ShutDown
            elif timeout < 0:
                raise ValueError("'timeout' must be a non-negative number")
            else:
                deadline = time() + timeout
                while not self._qsize():
                    left = deadline - time()
                    if left <= 0.0:
                        raise Empty
                    self.not_empty.wait(left)
                    if self.is_shutdown and not self._qsize():
                        raise ShutDown
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        """Add an item, or raise Full."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Remove and return an item, or raise Empty."""
        return self.get(block=False)

    # ------------------------------------------------------------ what subclasses replace

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(types.GenericAlias)


class PriorityQueue(Queue):
    """A queue whose smallest item is next: put in (priority, data) pairs, for instance."""

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """A queue whose newest item is next: a stack."""

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class _PySimpleQueue:
    """An unbounded queue without tasks, whose put() never waits and may be called from anywhere."""

    # The semaphore counts the items; appending and popping are atomic.

    def __init__(self):
        self._queue = deque()
        self._count = threading.Semaphore(0)

    def put(self, item, block=True, timeout=None):
        """Add an item; the other arguments are there for the look of it."""
        self._queue.append(item)
        self._count.release()

    def get(self, block=True, timeout=None):
        """Remove and return an item, waiting for ever, for `timeout` seconds or not at all. Then: Empty."""
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not self._count.acquire(block, timeout):
            raise Empty
        return self._queue.popleft()

    def put_nowait(self, item):
        """Add an item."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Remove and return an item, or raise Empty."""
        return self.get(block=False)

    def empty(self):
        """Tell whether there was no item at this moment."""
        return len(self._queue) == 0

    def qsize(self):
        """Return the number of items at this moment."""
        return len(self._queue)

    __class_getitem__ = classmethod(types.GenericAlias)


if SimpleQueue is None:
    SimpleQueue = _PySimpleQueue
