"""copy.copy() copies the container, not what is in it."""
import copy


class Point:
    def __init__(self, x, tags):
        self.x = x
        self.tags = tags


class Slotted:
    __slots__ = ("a", "b")


p = Point(1, ["t"])
q = copy.copy(p)
print(q is p, q.x, q.tags is p.tags, type(q) is Point)
s = Slotted()
s.a = [1]
t = copy.copy(s)
print(t.a is s.a, hasattr(t, "b"))
for value in (1, "s", (1, []), None, len, int, 1.5, frozenset([1]), range(3), ...):
    assert copy.copy(value) is value
nested = [[1], {2: 3}]
for value in (nested, {"k": nested}, {1, 2}, bytearray(b"x")):
    duplicate = copy.copy(value)
    print(duplicate == value, duplicate is value)
print(copy.copy(nested)[0] is nested[0])


class Custom:
    def __copy__(self):
        return "a copy"


class Reduced:
    def __reduce_ex__(self, protocol):
        print("protocol", protocol)
        return (dict, ([("k", 1)],))


class Same:
    def __reduce__(self):
        return "name"


print(copy.copy(Custom()), copy.copy(Reduced()))
same = Same()
print(copy.copy(same) is same)


class MyList(list):
    pass


m = MyList([1, [2]])
m.note = "n"
c = copy.copy(m)
print(type(c).__name__, c, c.note, c[1] is m[1])
try:
    copy.copy(x for x in ())
except TypeError as error:
    print(error)
