"""A scheduler: events at given times, run in order."""

import heapq
import itertools
import threading
import time
from collections import namedtuple
from time import monotonic as _time

__all__ = ["scheduler"]

_sentinel = object()

Event = namedtuple("Event", "time, priority, sequence, action, argument, kwargs")
Event.time.__doc__ = "When it is due, as the scheduler's clock counts."
Event.priority.__doc__ = "Which of those due at the same time is first: the smallest."
Event.sequence.__doc__ = "Which of those with the same time and priority is first: as they were entered."
Event.action.__doc__ = "What to call."
Event.argument.__doc__ = "A tuple of its positional arguments."
Event.kwargs.__doc__ = "A dictionary of its keyword arguments."


class scheduler:
    """Runs events when they are due, by a clock and a way to wait that you may choose."""

    def __init__(self, timefunc=_time, delayfunc=time.sleep):
        """`timefunc` tells the time, `delayfunc` waits for so much of it (and is told to wait 0 between events)."""
        self._queue = []
        self._lock = threading.RLock()
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._sequence_generator = itertools.count()

    def enterabs(self, time, priority, action, argument=(), kwargs=_sentinel):
        """Enter an event for a point in time; return it, for cancel()."""
        if kwargs is _sentinel:
            kwargs = {}
        with self._lock:
            event = Event(time, priority, next(self._sequence_generator), action, argument, kwargs)
            heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_sentinel):
        """Enter an event for some time from now; return it, for cancel()."""
        time = self.timefunc() + delay
        return self.enterabs(time, priority, action, argument, kwargs)

    def cancel(self, event):
        """Take an event out; ValueError if it is not in."""
        with self._lock:
            self._queue.remove(event)
            heapq.heapify(self._queue)

    def empty(self):
        """Tell whether there are no events."""
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        """Run events until there are none.

        If not `blocking`, only those that are due; then return how long it is until the next one.
        An event may enter and cancel others, and an exception of it leaves the rest to the next run().
        """
        lock = self._lock
        events = self._queue
        delayfunc = self.delayfunc
        timefunc = self.timefunc
        pop = heapq.heappop
        while True:
            with lock:
                if not events:
                    break
                when, priority, sequence, action, argument, kwargs = events[0]
                now = timefunc()
                due = when <= now
                if due:
                    pop(events)
            if not due:
                if not blocking:
                    return when - now
                delayfunc(when - now)
            else:
                action(*argument, **kwargs)
                delayfunc(0)  # others may run

    @property
    def queue(self):
        """The events in the order in which they will run."""
        with self._lock:
            events = self._queue[:]
        return list(map(heapq.heappop, [events] * len(events)))
