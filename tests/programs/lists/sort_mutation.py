# A list is empty while it is being sorted; an exception leaves all items.
a = [3, 1, 2]
seen = []
def key(x):
    seen.append(list(a))
    return x
a.sort(key=key)
print(a, seen)
a = [3, 1, 2]
def bad(x):
    a.append(9)
    return x
try:
    a.sort(key=bad)
except ValueError as e:
    print(e, a)
a = [3, 1, 2]
def fail(x):
    if x == 2: raise KeyError("stop")
    return x
try:
    a.sort(key=fail)
except KeyError as e:
    print(repr(e), sorted(a))
