# Changing the size of a dict during its iteration is an error; changing values is not.
d = {1: 1, 2: 2, 3: 3}
for k in d:
    d[k] *= 10
print(d)
def attempt(view, change):
    d = {1: 1, 2: 2, 3: 3}
    try:
        for x in view(d):
            print(x, end=" ")
            change(d)
        print("end", d)
    except RuntimeError as e:
        print(e, d)
attempt(iter, lambda d: d.update({4: 4}))
attempt(dict.keys, lambda d: d.pop(1))
attempt(dict.values, lambda d: d.clear())
attempt(dict.items, lambda d: d.setdefault(9))
attempt(reversed, lambda d: d.pop(1, None))
def swap(d):
    d.pop(next(iter(d)))
    d[len(d) + 10] = 0
attempt(iter, swap)
it = iter({1: 2})
print(next(it), it.__length_hint__(), next(it, "end"))
d = {1: 1}
it = iter(d)
next(it)
d[2] = 2
for i in range(2):
    try:
        print(next(it, "end"))
    except RuntimeError as e:
        print(e)
print(type(iter({})).__name__, type(iter({}.values())).__name__, type(iter({}.items())).__name__, type(reversed({})).__name__)
for k in list(d):
    del d[k]
print(d)
