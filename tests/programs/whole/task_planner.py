# dataclasses, enum, heapq, functools together.
from __future__ import annotations
from dataclasses import dataclass, field, replace, asdict, astuple
from enum import Enum, IntEnum, Flag, auto
from functools import total_ordering, lru_cache, reduce, partial, singledispatch
import heapq
class Status(Enum):
    TODO = "todo"; DOING = "doing"; DONE = "done"
    @property
    def open(self): return self is not Status.DONE
class Priority(IntEnum):
    LOW = 1; HIGH = 3
class Tag(Flag):
    HOME = auto(); WORK = auto(); FUN = auto()
@dataclass(order=True)
class Task:
    sort_key: tuple = field(init=False, repr=False)
    name: str
    prio: Priority = Priority.LOW
    tags: Tag = Tag.HOME
    needs: list[str] = field(default_factory=list, compare=False)
    status: Status = Status.TODO
    def __post_init__(self): self.sort_key = (-self.prio, self.name)
@dataclass(frozen=True, slots=True)
class Slot:
    start: int
    length: int = 1
    @property
    def end(self): return self.start + self.length
class Planner:
    def __init__(self, tasks): self.tasks = {t.name: t for t in tasks}
    def order(self):
        left = {n: set(t.needs) for n, t in self.tasks.items()}
        ready = [self.tasks[n] for n, d in left.items() if not d]
        heapq.heapify(ready)
        while ready:
            t = heapq.heappop(ready); yield t
            for n, d in left.items():
                if t.name in d:
                    d.discard(t.name)
                    if not d: heapq.heappush(ready, self.tasks[n])
        if any(left.values()): raise ValueError(f"cycle among {sorted(n for n, d in left.items() if d)}")
tasks = [Task("paint", Priority.HIGH, Tag.HOME | Tag.FUN, ["buy paint"]), Task("buy paint"), Task("write", Priority.HIGH, Tag.WORK), Task("rest", tags=Tag.FUN, needs=["paint", "write"])]
p = Planner(tasks)
for t in p.order(): print(t, t.tags, Tag.FUN in t.tags)
s = Slot(9, 2)
print(s, s.end, replace(s, start=11), asdict(s), astuple(s), s == Slot(9, 2), hash(s) == hash(Slot(9, 2)), {Slot(1): "a"}[Slot(1)])
for f in (lambda: setattr(s, "start", 5), lambda: Slot(), lambda: Task(), lambda: Status("nope"), lambda: Status.NOPE, lambda: list(Planner([Task("a", needs=["b"]), Task("b", needs=["a"])]).order())):
    try: f()
    except Exception as e: print(type(e).__name__, e)
print(Status.TODO, repr(Status.DONE), Status("doing").open, Priority.HIGH > 2, Priority(1), list(Tag), Tag.HOME | Tag.WORK, ~Tag.HOME, [s.name for s in Status])
@singledispatch
def show(x): return f"? {x!r}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return "[" + ", ".join(map(show, x)) + "]"
print(show(5), show([1, "a"]), show(2.5), reduce(lambda a, b: a * b, range(1, 6)), partial(int, base=2)("101"))
