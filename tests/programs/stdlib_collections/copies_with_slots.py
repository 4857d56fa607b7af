"""Copies of deques and ordered dictionaries keep what is in slots."""
import collections
import copy
import pickle


class Row(collections.deque):
    __slots__ = ("x", "__dict__")


class Table(collections.OrderedDict):
    __slots__ = ("x",)


row = Row("ab")
row.x, row.y = 1, 2
table = Table(a=1)
table.x, table.y = 3, 4
for copied in (pickle.loads(pickle.dumps(row)), copy.deepcopy(row), copy.deepcopy(table),
               pickle.loads(pickle.dumps(table))):
    print(copied, copied.x, copied.y)


class Clears:
    def __eq__(self, other):
        items.clear()
        return False


class Fails:
    def __eq__(self, other):
        raise RuntimeError("own")


for item in (Clears(), Fails()):
    items = collections.deque([item, 2, 3])
    try:
        items.remove("c")
    except Exception as error:
        print(type(error).__name__, error)
