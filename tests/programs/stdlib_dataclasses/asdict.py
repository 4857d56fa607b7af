"""asdict(), astuple() and replace()."""
from collections import OrderedDict, defaultdict, namedtuple
from dataclasses import asdict, astuple, dataclass, field, replace


@dataclass
class P:
    x: int
    y: int


NT = namedtuple("NT", "a b")


@dataclass
class Box:
    p: P
    many: list
    by: dict
    nt: NT
    dd: object = None
    fixed: int = field(default=3, init=False)


box = Box(P(1, 2), [P(3, 4), (P(5, 6),)], {"k": P(7, 8)}, NT(P(9, 0), 1), defaultdict(list, {1: [P(1, 1)]}))
d = asdict(box)
print(d)
print(d["many"] is box.many, type(d["nt"]).__name__, type(d["dd"]).__name__)
print(astuple(box))
print(asdict(P(1, 2), dict_factory=OrderedDict), astuple(P(1, 2), tuple_factory=list))
print(replace(P(1, 2), y=5), P(1, 2).__replace__(x=0))
for call in (lambda: asdict(P), lambda: asdict(3), lambda: astuple(3), lambda: replace(3), lambda: replace(box, fixed=1),
             lambda: replace(P(1, 2), q=1)):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
