"""Groups of tasks that end together."""
from . import events, exceptions, tasks

__all__ = ('TaskGroup',)


class TaskGroup:
    """Asynchronous context manager that waits for the tasks made in its block.

    When one of them fails the others are cancelled, and the errors are raised together as an ExceptionGroup.
    """

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent_task = None
        self._parent_cancel_requested = False
        self._tasks = set()
        self._errors = []
        self._base_error = None
        self._on_completed_fut = None

    def __repr__(self):
        parts = ['TaskGroup']
        if self._tasks:
            parts.append(f'tasks={len(self._tasks)}')
        if self._errors:
            parts.append(f'errors={len(self._errors)}')
        if self._aborting:
            parts.append('cancelling')
        elif self._entered:
            parts.append('entered')
        return f"<{' '.join(parts)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f'TaskGroup {self!r} has already been entered')
        if self._loop is None:
            self._loop = events.get_running_loop()
        self._parent_task = tasks.current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f'TaskGroup {self!r} cannot determine the parent task')
        self._entered = True
        return self

    async def __aexit__(self, et, exc, tb):
        try:
            return await self._finish(et, exc)
        finally:
            # Exceptions refer to this frame: no cycles through it.
            et = exc = tb = None
            self._parent_task = None
            self._errors = None
            self._base_error = None

    async def _finish(self, et, exc):
        """Wait for the tasks, and raise what is to be raised."""
        self._exiting = True
        if et is not None and self._is_base_error(exc) and self._base_error is None:
            self._base_error = exc
        is_cancelled = et is not None and issubclass(et, exceptions.CancelledError)
        cancellation = exc if is_cancelled else None
        if et is not None and not self._aborting:
            self._abort()
        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = self._loop.create_future()
            try:
                await self._on_completed_fut
            except exceptions.CancelledError as error:
                if not self._aborting:
                    # The parent is cancelled from outside: so are all tasks.
                    cancellation = error
                    self._abort()
            self._on_completed_fut = None
        assert not self._tasks
        try:
            if self._base_error is not None:
                raise self._base_error
            if self._parent_cancel_requested and self._parent_task.uncancel() == 0:
                # It was this group that cancelled the parent.
                cancellation = None
            if cancellation is not None and not self._errors:
                raise cancellation
            if et is not None and not is_cancelled:
                self._errors.append(exc)
            if self._errors:
                if self._parent_task.cancelling():
                    # The request from outside is still to be seen by whoever awaits next.
                    self._parent_task.uncancel()
                    self._parent_task.cancel()
                raise BaseExceptionGroup('unhandled errors in a TaskGroup', self._errors)
        finally:
            exc = cancellation = None

    def create_task(self, coro, *, name=None, context=None):
        """Create a new task in this group and return it."""
        refusal = None
        if not self._entered:
            refusal = 'has not been entered'
        elif self._exiting and not self._tasks:
            refusal = 'is finished'
        elif self._aborting:
            refusal = 'is shutting down'
        if refusal is not None:
            coro.close()
            raise RuntimeError(f'TaskGroup {self!r} {refusal}')
        if context is None:
            task = self._loop.create_task(coro, name=name)
        else:
            task = self._loop.create_task(coro, name=name, context=context)
        if task.done():
            # It was started eagerly and did not have to wait.
            self._on_task_done(task)
        else:
            self._tasks.add(task)
            task.add_done_callback(self._on_task_done)
        try:
            return task
        finally:
            del task

    def _is_base_error(self, exc: BaseException) -> bool:
        assert isinstance(exc, BaseException)
        return isinstance(exc, (SystemExit, KeyboardInterrupt))

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.discard(task)
        completed = self._on_completed_fut
        if completed is not None and not self._tasks and not completed.done():
            completed.set_result(True)
        if task.cancelled():
            return
        exc = task.exception()
        if exc is None:
            return
        self._errors.append(exc)
        if self._is_base_error(exc) and self._base_error is None:
            self._base_error = exc
        if self._parent_task.done():
            # Nobody is left to raise it.
            message = f'Task {task!r} has errored out but its parent task {self._parent_task} is already completed'
            self._loop.call_exception_handler({'message': message, 'exception': exc, 'task': task})
            return
        if not self._aborting and not self._parent_cancel_requested:
            # Whatever the block awaits is interrupted; when it is the block's end, that comes out as the group's error.
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()
