"""A subclass says how items are kept."""
import queue


class Unique(queue.Queue):
    """Every item once."""

    def _init(self, maxsize):
        print("init", maxsize)
        self.queue = {}

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue[item] = None

    def _get(self):
        item = next(iter(self.queue))
        del self.queue[item]
        return item


q = Unique(3)
for item in "abab":
    q.put(item)
print(q.qsize(), q.full(), q.unfinished_tasks)
print(q.get(), q.get(), q.empty())
