"""@dataclass writes __init__, __repr__ and __eq__."""
from dataclasses import dataclass, field, fields, is_dataclass


@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list)
    hidden: int = field(default=0, repr=False, compare=False)
    made: str = field(init=False, default="here")

    def total(self, n=2):
        return self.price * n


a = Item("pen")
b = Item("pen", 1.5, [], hidden=9)
print(a, b, a == b, a is b, a != Item("ink"), a == ("pen",), a.total())
a.tags.append("t")
print(a.tags, b.tags, a == b, Item.__doc__)
print([f.name for f in fields(Item)], fields(a)[1].default, is_dataclass(Item), is_dataclass(a), is_dataclass(3))
print(Item.__match_args__, Item.__hash__, Item.price, Item.__init__.__annotations__)
for call in (lambda: Item(), lambda: Item(1, 2, 3, 4, 5), lambda: Item("x", made="y"), lambda: hash(a), lambda: a < b,
             lambda: fields(3)):
    try:
        call()
    except TypeError as error:
        print(error)
match a:
    case Item("pen", price, [first]):
        print("matched", price, first)


@dataclass
class Node:
    next: object = None


n = Node()
n.next = n
print(n)
