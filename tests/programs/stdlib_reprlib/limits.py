"""reprlib.repr() cuts long representations."""
import reprlib
from collections import deque

for value in (list(range(10)), tuple(range(10)), (1,), [], {i: i for i in range(8)}, set(range(10)),
              frozenset(range(10)), frozenset(), "x" * 100, 10 ** 100, -10 ** 60, [[[[[[[[1]]]]]]]],
              deque(range(20)), {"b": 1, "a": 2}, 1.5, "a\n" * 40, ((((((((1,),),),),),),),)):
    print(reprlib.repr(value))


class Long:
    def __repr__(self):
        return "L" * 100


class Broken:
    def __repr__(self):
        raise ValueError


print(reprlib.repr(Long()), reprlib.repr(Broken()).split(" at ")[0])
r = reprlib.Repr(maxlist=2, maxstring=8, fillvalue="--")
print(r.repr([1, 2, 3]), r.repr("abcdefghijkl"))
