"""Set and MutableSet give the operators from a few methods."""
from collections.abc import MutableSet, Set


class Bag(MutableSet):
    def __init__(self, items=()):
        self.items = []
        for item in items:
            self.add(item)

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, item):
        if item not in self.items:
            self.items.append(item)

    def discard(self, item):
        if item in self.items:
            self.items.remove(item)

    def __repr__(self):
        return f"Bag({self.items})"


a, b = Bag([1, 2, 3]), Bag([2, 3, 4])
print(a & b, a | b, a - b, a ^ b)
print(a < b, a <= a, Bag([1]) < a, a > Bag([1]), a >= b, a == Bag([3, 2, 1]), a == {1, 2, 3})
print(a.isdisjoint([7]), a.isdisjoint([1]), [1, 9] - a, a | [9])
a |= [8, 9]
a -= b
a ^= [1, 5]
print(a)
a &= [5, 8]
print(a, a.pop(), a)
try:
    a.remove(77)
except KeyError as error:
    print("KeyError", error)
a.clear()
try:
    a.pop()
except KeyError as error:
    print("KeyError", error.args)
try:
    hash(b)
except TypeError as error:
    print(error)
print(b._hash() == hash(frozenset(b)), isinstance(frozenset(), Set), issubclass(set, MutableSet))
try:
    Bag() < 3
except TypeError as error:
    print(error)
