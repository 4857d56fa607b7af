"""The set of the tasks that are alive, which is `_asyncio._scheduled_tasks`."""
import _asyncio
from _weakrefset import WeakSet


class TaskSet(WeakSet):
    """Native tasks are in it from their beginning to their end; others as in any WeakSet."""

    def __iter__(self):
        native = _asyncio._alive_tasks()
        yield from native
        known = set(map(id, native))
        for task in super().__iter__():
            if id(task) not in known:
                yield task

    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, task):
        return any(task is known for known in self)


_asyncio._scheduled_tasks = _scheduled_tasks = TaskSet()
