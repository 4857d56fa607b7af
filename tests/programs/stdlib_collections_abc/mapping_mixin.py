"""Mapping and MutableMapping give their methods from a few."""
from collections.abc import ItemsView, KeysView, Mapping, MutableMapping


class Upper(MutableMapping):
    def __init__(self, *args, **kwargs):
        self.data = {}
        self.update(*args, **kwargs)

    def __getitem__(self, key):
        return self.data[key.upper()]

    def __setitem__(self, key, value):
        self.data[key.upper()] = value

    def __delitem__(self, key):
        del self.data[key.upper()]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return f"Upper({self.data})"


m = Upper({"a": 1}, b=2)
m.update([("c", 3)])
print(m, "A" in m, "a" in m, "z" in m, m.get("q"), m.get("q", 9))
print(m.keys(), list(m.items()), list(m.values()))
print(m.setdefault("a", 5), m.setdefault("d", 6), m.pop("d"), m.pop("d", None))
try:
    m.pop("nope")
except KeyError as error:
    print("KeyError", error)
print(m.keys() & {"A", "X"}, sorted(m.keys() | {"X"}), ("A", 1) in m.items(), 3 in m.values())
print(m == {"A": 1, "B": 2, "C": 3}, m != {}, isinstance(m.keys(), KeysView), isinstance(m.items(), ItemsView))
print(m.popitem(), m)
m.clear()
print(m, len(m))
try:
    m.popitem()
except KeyError as error:
    print("KeyError", error)
try:
    reversed(m)
except TypeError as error:
    print(error)
try:
    hash(m)
except TypeError as error:
    print(error)
print(isinstance({}, Mapping), issubclass(dict, MutableMapping))
