"""An executor whose calls are made by a pool of threads."""

import itertools
import os
import queue
import threading
import types
import weakref

from concurrent.futures import _base

# The queue of every worker that lives, so that the end of the program can wake them.
_threads_queues = weakref.WeakKeyDictionary()
_shutdown = False
# Keeps workers from being made while the program ends, and forks from happening in between.
_global_shutdown_lock = threading.Lock()


def _python_exit():
    """At the end of the program: have every worker finish its queue."""
    global _shutdown
    with _global_shutdown_lock:
        _shutdown = True
    items = list(_threads_queues.items())
    for thread, work_queue in items:
        work_queue.put(None)
    for thread, work_queue in items:
        thread.join()


# Before the threads are waited for, which would be for ever.
threading._register_atexit(_python_exit)

if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_global_shutdown_lock.acquire,
                        after_in_child=_global_shutdown_lock._at_fork_reinit,
                        after_in_parent=_global_shutdown_lock.release)


class _WorkItem:
    """A call that waits for a worker."""

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exc:
            self.future.set_exception(exc)
            # The exception's traceback refers to this frame.
            self = None
        else:
            self.future.set_result(result)

    __class_getitem__ = classmethod(types.GenericAlias)


def _worker(executor_reference, work_queue, initializer, initargs):
    """What a worker does: it refers weakly to its executor, which may be forgotten."""
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base.LOGGER.critical("Exception in initializer:", exc_info=True)
            executor = executor_reference()
            if executor is not None:
                executor._initializer_failed()
            return
    try:
        while True:
            try:
                work_item = work_queue.get_nowait()
            except queue.Empty:
                # Idle: a submitted call needs no new thread.
                executor = executor_reference()
                if executor is not None:
                    executor._idle_semaphore.release()
                del executor
                work_item = work_queue.get(block=True)

            if work_item is not None:
                work_item.run()
                # Not to be kept alive while waiting for the next.
                del work_item
                continue

            executor = executor_reference()
            if _shutdown or executor is None or executor._shutdown:
                # No more calls will come. Pass the word on to the next worker.
                if executor is not None:
                    executor._shutdown = True
                work_queue.put(None)
                return
            del executor
    except BaseException:
        _base.LOGGER.critical("Exception in worker", exc_info=True)


class BrokenThreadPool(_base.BrokenExecutor):
    """A worker could not be initialised, so the pool is of no use."""


class ThreadPoolExecutor(_base.Executor):
    """Makes calls in at most `max_workers` threads, which are started as they are needed."""

    # For the names of the threads.
    _counter = itertools.count().__next__

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        """Prepare a pool; each thread calls initializer(*initargs) first."""
        if max_workers is None:
            # Calls that wait should not keep the processors idle, nor many processors mean many threads.
            max_workers = min(32, (os.process_cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")

        self._max_workers = max_workers
        self._work_queue = queue.SimpleQueue()
        self._idle_semaphore = threading.Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix or ("ThreadPoolExecutor-%d" % self._counter())
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock, _global_shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _base.Future()
            work_item = _WorkItem(future, fn, args, kwargs)
            self._work_queue.put(work_item)
            self._adjust_thread_count()
            return future

    submit.__doc__ = _base.Executor.submit.__doc__

    def _adjust_thread_count(self):
        """Start a thread, unless one is idle or there are enough."""
        if self._idle_semaphore.acquire(timeout=0):
            return

        def weakref_cb(_, work_queue=self._work_queue):
            # The executor is gone: the workers should find out.
            work_queue.put(None)

        number = len(self._threads)
        if number < self._max_workers:
            name = "%s_%d" % (self._thread_name_prefix or self, number)
            thread = threading.Thread(name=name, target=_worker,
                                      args=(weakref.ref(self, weakref_cb), self._work_queue,
                                            self._initializer, self._initargs))
            thread.start()
            self._threads.add(thread)
            _threads_queues[thread] = self._work_queue

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            # Nobody will make the calls that wait.
            for work_item in self._left():
                work_item.future.set_exception(BrokenThreadPool(self._broken))

    def _left(self):
        """Take the calls that wait from the queue."""
        while True:
            try:
                work_item = self._work_queue.get_nowait()
            except queue.Empty:
                return
            if work_item is not None:
                yield work_item

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for work_item in self._left():
                    work_item.future.cancel()
            # Wake one worker that waits; it wakes the next.
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    shutdown.__doc__ = _base.Executor.shutdown.__doc__
